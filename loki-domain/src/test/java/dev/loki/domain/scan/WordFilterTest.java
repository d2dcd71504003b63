package dev.loki.domain.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Words that say what belongs there are no values, and values that a generator makes are mixed. */
class WordFilterTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password",
                "PassWord",
                "password1",
                "password12",
                "pass-word",
                "admin!",
                "admin1",
                "hmac256",
                "sha512",
                "aes-128!",
                "md5",
                "wachtwoord"
            })
    void aWordThatSaysWhatBelongsThereIsNoValue(String value) {
        assertThat(keeps(NoKnownWord.FILTER, value)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"admin123", "admin1!", "giraffe", "passwordpassword", "hm" + "acs256", "shape512", "1234", "!?"})
    void aWordWithMoreBehindItAndAnyOtherMayBeOne(String value) {
        assertThat(keeps(NoKnownWord.FILTER, value)).isTrue();
    }

    @Test
    void aLongValueIsMoreThanAWord() {
        assertThat(keeps(NoKnownWord.FILTER, "pass" + "-".repeat(28))).isFalse();
        assertThat(keeps(NoKnownWord.FILTER, "pass" + "-".repeat(29))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "abc1,true,true",
        "abcdefghij1,true,false",
        "abcdefgh,false,false",
        "1234,true,false",
        "a1b2c3,true,true"
    })
    void aGeneratedValueIsMixed(String value, boolean digits, boolean mixed) {
        assertThat(keeps(Mixed.SOME_DIGITS, value)).isEqualTo(digits);
        assertThat(keeps(Mixed.LETTERS_AND_DIGITS, value)).isEqualTo(mixed);
    }

    @Test
    void aChecksumIsComparedToItsFirstCharacter() {
        String value = ExampleValue.checksummed("gh_" + "k9Qz7XpL2m000000");
        int first = value.length() - 6;
        char other = value.charAt(first) == 'a' ? 'b' : 'a';
        String wrong = value.substring(0, first) + other + value.substring(first + 1);
        assertThat(keeps(Base62Checksum.FILTER, value)).isTrue();
        assertThat(keeps(Base62Checksum.FILTER, wrong)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"...k9Qz7XpL2m", "k9Q...z7XpL", "k9Qz7X${P}", "k9Qz7XpL2m..."})
    void anEllipsisOrTemplateAnywhereStandsForAValue(String value) {
        assertThat(keeps(NoPlaceholder.FILTER, value)).isFalse();
    }

    @Test
    void fillersAreToldWhereverTheyStand() {
        Window window = Windows.onto("k9Qz7XpL2mR4-aaaabbcdd9");
        assertThat(NoPlaceholder.FILTER.keeps(window, 13, 23)).isFalse();
        assertThat(NoPlaceholder.FILTER.keeps(window, 0, 12)).isTrue();
    }

    @Test
    void entropyAtTheBoundIsEnough() {
        assertThat(keeps(new Entropy(2), "aabbccdd")).isTrue();
        assertThat(keeps(new Entropy(2), "aabbccdc")).isFalse();
        assertThat(keeps(new Entropy(0), "")).isTrue();
        assertThat(Entropy.of(Windows.onto(""), 0, 0)).isZero();
        assertThat(Entropy.of(Windows.onto("ab".repeat(512)), 0, 1024)).isEqualTo(1);
        assertThat(Entropy.of(Windows.onto("a".repeat(1024)), 0, 1024)).isZero();
    }

    @Test
    void aStopWordIsFoundOnlyWithinTheValue() {
        StopWords words = new StopWords(List.of("sample", "demo"));
        Window window = Windows.onto("sample-k9Qz7demo");
        assertThat(words.keeps(window, 0, 16)).isFalse();
        assertThat(words.keeps(window, 1, 15)).isTrue();
        assertThat(words.keeps(window, 7, 16)).isFalse();
    }

    private static boolean keeps(Filter filter, String value) {
        Window window = Windows.onto(value);
        return filter.keeps(window, 0, window.ceiling());
    }
}
