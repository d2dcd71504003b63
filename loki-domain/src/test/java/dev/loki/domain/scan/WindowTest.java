package dev.loki.domain.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A window shows a bounded part of the text, and counts what is looked at. */
class WindowTest {

    @Test
    void whatLiesBeyondItIsNotSeen() {
        Window window = Windows.onto("x".repeat(40_000));
        window.moveTo(10_000, 10_004, 7);
        assertThat(window.floor()).isEqualTo(10_000 - Window.BEHIND);
        assertThat(window.ceiling()).isEqualTo(10_004 + Window.AHEAD);
        assertThat(window.judgedBefore()).isEqualTo(7);
        assertThat(window.at(window.floor())).isEqualTo('x');
        assertThat(window.at(window.floor() - 1)).isEqualTo(-1);
        assertThat(window.at(window.ceiling() - 1)).isEqualTo('x');
        assertThat(window.at(window.ceiling())).isEqualTo(-1);
        assertThat(window.runEnd(ByteSet.WORD, 10_000, 90_000)).isEqualTo(window.ceiling());
        assertThat(window.runStart(ByteSet.WORD, 10_000, 90_000)).isEqualTo(window.floor());
        assertThat(window.has(ByteSet.WORD, window.ceiling())).isFalse();
        window.examinedTo(9);
        assertThat(window.examined()).isEqualTo(9);
        window.moveTo(0, 1, 0);
        assertThat(window.examined()).isZero();
        assertThat(window.floor()).isZero();
    }

    @Test
    void whatIsLookedAtIsCounted() {
        Window window = Windows.onto("a".repeat(100) + "  b");
        assertThat(stepsOf(window, () -> window.runEnd(ByteSet.WORD, 0, 10))).isEqualTo(12);
        assertThat(stepsOf(window, () -> window.runStart(ByteSet.WORD, 10, 5))).isEqualTo(6);
        assertThat(stepsOf(window, () -> window.text(0, 7))).isEqualTo(7);
        assertThat(stepsOf(window, () -> window.copy(2, 7))).isEqualTo(5);
        assertThat(stepsOf(window, () -> window.runEnd(ByteSet.WORD, 0, 200))).isEqualTo(102);
        assertThat(stepsOf(window, () -> window.runEnd(ByteSet.WORD, 1, 200))).isEqualTo(6);
        assertThat(stepsOf(window, () -> window.traits(0, 9))).isEqualTo(18);
        assertThat(stepsOf(window, () -> window.traits(0, 9))).isZero();
        assertThat(stepsOf(window, () -> window.contains(KeywordAutomaton.of(List.of(Keyword.exact("b"))), 90, 103)))
                .isEqualTo(26);
    }

    @Test
    void remindersOfLongRunsChangeNoAnswer() {
        Random random = new Random(5);
        StringBuilder text = new StringBuilder();
        while (text.length() < 5_000) {
            text.append("a1-é ".charAt(random.nextInt(5)) + "b".repeat(random.nextInt(120)));
        }
        Window window = Windows.onto(text.toString());
        ByteSet[] sets = {ByteSet.WORD, ByteSet.BASE64, ByteSet.BASE64URL, ByteSet.of("a-z"), ByteSet.allBut("1")};
        for (int i = 0; i < 20_000; i++) {
            ByteSet set = sets[random.nextInt(sets.length)];
            int from = random.nextInt(window.ceiling());
            int most = random.nextInt(200);
            int expected = from;
            while (expected < Math.min(from + most, window.ceiling()) && window.has(set, expected)) {
                expected++;
            }
            assertThat(window.runEnd(set, from, most)).as("round %d", i).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'key', 0, true", "'akey', 1, false", "'a key', 2, true", "'a-key', 2, true", "'_key', 1, false",
        "'%3Dkey', 3, true", "'3Dkey', 2, false", "'\\nkey', 2, true", "'\\rkey', 2, true", "'\\xkey', 2, false",
        "'nkey', 1, false", "'a-', 1, true", "'%key', 2, false"
    })
    void aWordBeginsBehindWhatIsNoneOrAnEscape(String text, int place, boolean begins) {
        assertThat(Windows.onto(text).beginsWord(place)).isEqualTo(begins);
    }

    @Test
    void aWordEndsBeforeWhatIsNone() {
        Window window = Windows.onto("ab c_");
        assertThat(window.endsWord(1)).isFalse();
        assertThat(window.endsWord(2)).isTrue();
        assertThat(window.endsWord(4)).isFalse();
        assertThat(window.endsWord(5)).isTrue();
    }

    @Test
    void literalsAreFoundWithinTheirBounds() {
        Window window = Windows.onto("ab..ab");
        assertThat(window.find("ab", 0, 6)).isZero();
        assertThat(window.find("ab", 1, 6)).isEqualTo(4);
        assertThat(window.find("ab", 1, 5)).isEqualTo(-1);
        assertThat(window.find("ab", -5, 99)).isZero();
        assertThat(window.find("abc", 0, 6)).isEqualTo(-1);
        assertThat(window.startsWith(2, "..ab")).isTrue();
        assertThat(window.startsWith(4, "abc")).isFalse();
    }

    private static long stepsOf(Window window, Runnable look) {
        long before = window.steps();
        look.run();
        return window.steps() - before;
    }
}
