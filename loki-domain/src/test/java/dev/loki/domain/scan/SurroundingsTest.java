package dev.loki.domain.scan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Keywords that cannot have a value are told by what stands around them. */
class SurroundingsTest {

    private static final Surroundings TWO_DIGITS = new Surroundings(false, ByteSet.DIGITS, 2);

    @ParameterizedTest
    @CsvSource({"k12, true", "k123, true", "k1a, false", "ka1, false", "k1, true", "k, true", "ka, false"})
    void soManyBytesFollowOrAsManyAsTheTextHas(String text, boolean fits) {
        assertThat(TWO_DIGITS.fit(Windows.onto(text), 0, 1)).isEqualTo(fits);
    }

    @ParameterizedTest
    @CsvSource({"'k12', 0, true", "'-k12', 1, true", "'ak12', 1, false", "'%3Dk12', 3, true", "'\\nk12', 2, true"})
    void aWordBeginsWithTheKeywordWhereItMust(String text, int from, boolean fits) {
        Window window = Windows.onto(text);
        assertThat(Surroundings.word(ByteSet.DIGITS, 2).fit(window, from, from + 1))
                .isEqualTo(fits);
        assertThat(TWO_DIGITS.fit(window, from, from + 1)).isTrue();
        assertThat(window.mayBeginWord(from)).isEqualTo(window.beginsWord(from));
    }

    @Test
    void onlyAFewBytesAreLookedAt() {
        Window window = Windows.onto("k123456789a");
        assertThat(new Surroundings(false, ByteSet.DIGITS, 99).fit(window, 0, 1))
                .isTrue();
        assertThat(window.steps()).isEqualTo(10);
        assertThat(Surroundings.ANY.fit(Windows.onto("k"), 0, 1)).isTrue();
        assertThat(Surroundings.next(ByteSet.DIGITS).fit(Windows.onto("kk"), 0, 1))
                .isFalse();
    }

    @Test
    void aShapeSaysWhatStandsAroundItsKeywordAndHowFarItReaches() {
        Shape shape = Shape.of("[a-z]{3}(k-)[0-9]{2,5}x");
        assertThat(shape.reach()).isEqualTo(new Reach(3, 6));
        assertThat(shape.surroundings()).isEqualTo(TWO_DIGITS);
        assertThat(Shape.of("k-[0-9]{2}").surroundings()).isEqualTo(Surroundings.word(ByteSet.DIGITS, 2));
        assertThat(Shape.of("abc").surroundings()).isEqualTo(Surroundings.word(ByteSet.ALL, 0));
    }
}
