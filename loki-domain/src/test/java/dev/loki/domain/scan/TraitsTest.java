package dev.loki.domain.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a value is made of says whether somebody made it up, a generator made it, or it is a word. */
class TraitsTest {

    @Test
    void eachByteIsOfOneKind() {
        assertThat(kinds(of("azAZ09!~.-é"))).containsExactly(2, 2, 2, 2, 4);
        assertThat(kinds(of("`{@[/:"))).containsExactly(0, 0, 0, 1, 5);
        assertThat(kinds(of(""))).containsExactly(0, 0, 0, 0, 0);
        assertThat(of("azAZ09!~.-é").length()).isEqualTo(12);
        assertThat(of("").length()).isZero();
    }

    private static List<Integer> kinds(Traits traits) {
        return List.of(traits.lower(), traits.upper(), traits.digits(), traits.symbols(), traits.others());
    }

    @ParameterizedTest
    @CsvSource({"a,0", "aa,1", "ab,1", "ba,0", "ac,0", "abcd,3", "aaaa,3", "a1b2,0", "aB,0", "12,1", "'',0"})
    void theSameAgainAndItsSuccessorAreExpected(String value, int expected) {
        assertThat(of(value).expected()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"'',0", "a,1", "aaa,1", "aA,2", "0p,2", "abcABC012.,10", "~?,2"})
    void differentBytesAreCounted(String value, int different) {
        assertThat(of(value).different()).isEqualTo(different);
    }

    @Test
    void whatIsThereMayBeHeldAndWhatIsNotThereMayNot() {
        Traits traits = of("a.{9");
        for (char c = '!'; c < 127; c++) {
            assertThat(traits.mayHold(c)).as("%c", c).isEqualTo("a.{9".indexOf(c) >= 0);
        }
    }

    @Test
    void theTraitsOfAnotherStretchAreNotThoseOfTheLast() {
        Window window = Windows.onto("abc123");
        assertThat(window.traits(0, 6).digits()).isEqualTo(3);
        assertThat(window.traits(0, 3).digits()).isZero();
        assertThat(window.traits(1, 3).lower()).isEqualTo(2);
        assertThat(window.traits(1, 4).digits()).isEqualTo(1);
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
        return window.traits(0, window.ceiling());
    }
}
