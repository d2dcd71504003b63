package dev.loki.domain.scan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Letters that stand together are words; random values hold few. */
class WordingTest {

    @ParameterizedTest
    @CsvSource({
        "NextPage,true",
        "Next-Pages-x,true",
        "aXbcdX,false",
        "abcX1Y,false",
        "abcdX1Y,true",
        "abXcdXef,false",
        "abcX,true",
        "NEXT-PAGE,false",
        "nextpage,false",
        "nextpage1,false"
    })
    void aNameWithCapitalsIsMoreThanHalfOfWords(String value, boolean words) {
        assertThat(Wording.isOfWords(Windows.onto(value), all(value))).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({"app-prod,true", "abcd-1,false", "abcd-1-,false", "app1-db2-prod,false", "abc.abc.1,false", "abc-,true"
    })
    void aNameWithoutCapitalsIsMoreThanTwoThirdsOfWords(String value, boolean words) {
        assertThat(Wording.isOfWords(Windows.onto(value), all(value))).isEqualTo(words);
    }

    @Test
    void wordsBesideTheValueDoNotCount() {
        assertThat(Wording.isOfWords(Windows.onto("wordsX1Z9words"), new Span(5, 9)))
                .isFalse();
        assertThat(Wording.isOfWords(Windows.onto("xxabXcdxx"), new Span(2, 7))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"one two three,true", "a b,true", "twelve chars,false", "eleven char,true", "oneword,false", "'',false"
    })
    void aSentenceHasASpaceInTwelveCharacters(String value, boolean sentence) {
        assertThat(Wording.isSentence(Windows.onto(value), all(value))).isEqualTo(sentence);
    }

    @ParameterizedTest
    @CsvSource({
        "'[a-z]+',true",
        "'x[0-9]{3}',true",
        "'[A-Z]',true",
        "'a[^b]',true",
        "'\\d+',true",
        "'[abc]',false",
        "'d+',false"
    })
    void rangesMakeAPattern(String value, boolean pattern) {
        assertThat(Wording.isPattern(Windows.onto(value), all(value))).isEqualTo(pattern);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "correct horse battery staple",
                "one two six ten",
                "alpha-bravo-delta-gamma",
                "alpha-bravo-delta-gamma-",
                "alpha 7 bravo 42 delta gamma"
            })
    void fourWordsOrMoreAreAPassphrase(String value) {
        assertThat(Wording.isPassphrase(Windows.onto(value), all(value))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "correct horse battery",
                "correct horse battery 7",
                "correct horse of staple",
                "Correct horse battery staple",
                "correct horse, battery staple",
                "correct  horse battery staple"
            })
    void fewerOrShorterWordsOrOtherSignsAreNone(String value) {
        assertThat(Wording.isPassphrase(Windows.onto(value), all(value))).isFalse();
    }

    @Test
    void aPassphraseHasAtMostTwentyFourWords() {
        String words = "giraffe ".repeat(24).strip();
        assertThat(Wording.isPassphrase(Windows.onto(words), all(words))).isTrue();
        String more = words + " giraffe";
        assertThat(Wording.isPassphrase(Windows.onto(more), all(more))).isFalse();
    }

    @Test
    void aPassphraseEndsWithTheValueWhateverFollows() {
        assertThat(Wording.isPassphrase(Windows.onto("alpha bravo delta gammaX"), new Span(0, 23)))
                .isTrue();
    }

    private static Span all(String value) {
        return new Span(0, value.length());
    }
}
