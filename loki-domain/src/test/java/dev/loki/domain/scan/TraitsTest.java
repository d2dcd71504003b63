package dev.loki.domain.scan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a value is made of says whether somebody made it up, a generator made it, or it is a word. */
class TraitsTest {

    @Test
    void eachByteIsOfOneKind() {
        assertThat(of("azAZ09!~.-é")).isEqualTo(new Traits(2, 2, 2, 2, 4, 2));
        assertThat(of("`{@[/:")).isEqualTo(new Traits(0, 0, 0, 1, 5, 0));
        assertThat(of("azAZ09!~.-é").length()).isEqualTo(12);
        assertThat(of("")).isEqualTo(new Traits(0, 0, 0, 0, 0, 0));
    }

    @ParameterizedTest
    @CsvSource({"abc,0", "Abc,0", "aBc,1", "ab1,1", "a1b2,3", "ABC,0", "ABc,0", "a.b,0", "a1.b2,2", "1a,1", "aAaA,2"})
    void changesOfKindAreCounted(String value, int changes) {
        assertThat(of(value).changes()).isEqualTo(changes);
    }

    @ParameterizedTest
    @CsvSource({
        "summer1,true",
        "summer!,true",
        "summer,false",
        "123!,false",
        "S1,true",
        "two-words,false",
        "two-words1,false",
        "two-words1a,true",
        "two-words123,true",
        "two-words12,false",
        "two-words!,true",
        "two.word,false",
        "T-1a,false",
        "SUMMER1,true"
    })
    void aPasswordHasLettersAndSomethingElseAndIsNotJoinedWords(String value, boolean password) {
        assertThat(of(value).isPassword()).isEqualTo(password);
    }

    @ParameterizedTest
    @CsvSource({
        "summer1,false",
        "Summer1,true",
        "SUMMER1,false",
        "summer1!,true",
        "summer!,false",
        "su1mmer,true",
        "Summer1.,false",
        "1!,false"
    })
    void aStrongPasswordIsNoExpression(String value, boolean strong) {
        assertThat(of(value).isStrongPassword()).isEqualTo(strong);
    }

    @ParameterizedTest
    @CsvSource({"a1aaaaaa,true", "aaaaaaa1,true", "aaaaaaaa1,false", "a1a1,true", "aaaa,false", "1111,false", "aB,false"
    })
    void aRandomValueChangesAllThrough(String value, boolean random) {
        assertThat(of(value).isRandom()).isEqualTo(random);
    }

    @Test
    void lettersAreSmallOrCapital() {
        assertThat(of("a").hasLetters()).isTrue();
        assertThat(of("A").hasLetters()).isTrue();
        assertThat(of("1").hasLetters()).isFalse();
    }

    private static Traits of(String value) {
        Window window = Windows.onto(value);
        return Traits.of(window, new Span(0, window.ceiling()));
    }
}
