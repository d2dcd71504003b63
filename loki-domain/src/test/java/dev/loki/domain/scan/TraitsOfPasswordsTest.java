package dev.loki.domain.scan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a value is made of says whether it may be a password where nothing else tells. */
class TraitsOfPasswordsTest {

    @ParameterizedTest
    @CsvSource({
        "summer12,true",
        "summer1,false",
        "summer,false",
        "Summer1,true",
        "12345,false",
        "summer.12,false",
        "su1mmer,true"
    })
    void aBarePasswordIsStrongOrAWordWithDigits(String value, boolean bare) {
        assertThat(of(value).isBarePassword()).isEqualTo(bare);
    }

    @ParameterizedTest
    @CsvSource({"a1b2-,true", "a1b-,false", "a1b2--------,true", "a1b2---------,false", "a1b2!---------,true"})
    void aMixedPasswordChangesAllThrough(String value, boolean mixed) {
        assertThat(of(value).isMixedPassword()).isEqualTo(mixed);
    }

    @ParameterizedTest
    @CsvSource({"Aa1!,true", "Aa1!---,true", "Aa1!----,false", "aa1!,false", "AA1!,false", "Aa1,false", "Aa!,false"})
    void orItHasEveryKindAndFewSignsThatJoin(String value, boolean mixed) {
        assertThat(of(value).isMixedPassword()).isEqualTo(mixed);
    }

    @ParameterizedTest
    @CsvSource({"summer,true", "Summer1!,true", "123,false", "two-words,false", "1!,false"})
    void aWordHasLettersAndNothingThatJoins(String value, boolean word) {
        assertThat(of(value).isWord()).isEqualTo(word);
    }

    @ParameterizedTest
    @CsvSource({"summer,true", "Summer,false", "summer1,false", "a,true", "'',false", "A,false"})
    void aSmallWordHasSmallLettersOnly(String value, boolean small) {
        assertThat(of(value).isSmallWord()).isEqualTo(small);
    }

    @ParameterizedTest
    @CsvSource({
        "aB3!x?,x-,true",
        "ab3!x?#*,x-,true",
        "AB3!X?#*,X-,true",
        "aB3!xx,x-,false",
        "ab3!x?#x,x-,false",
        "AB3!X?#X,X-,false",
        "aBc!x?#*,x-,false",
        "1234!?#*,7-,false"
    })
    void aGeneratedKeyHasDigitsLettersAndSymbols(String begin, String rest, boolean generated) {
        String value = begin + rest.repeat((32 - begin.length()) / 2);
        assertThat(of(value).isGenerated()).isEqualTo(generated);
        assertThat(of(value.substring(0, 31)).isGenerated()).as("too short").isFalse();
    }

    @Test
    void aGeneratedKeyChangesAllThrough() {
        assertThat(of("a3!?#*" + "x".repeat(23) + "-.:").isGenerated()).isTrue();
        assertThat(of("a3!?#*" + "x".repeat(24) + "-.").isGenerated()).isFalse();
    }

    @Test
    void aSignBetweenTheHalvesOfAsciiMayBeHeld() {
        assertThat(of("a@b").mayHold('@')).isTrue();
        assertThat(of("a?b").mayHold('?')).isTrue();
        assertThat(of("ab").mayHold('@')).isFalse();
    }

    private static Traits of(String value) {
        Window window = Windows.onto(value);
        return window.traits(0, window.ceiling());
    }
}
