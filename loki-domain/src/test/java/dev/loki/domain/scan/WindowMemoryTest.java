package dev.loki.domain.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A window remembers what it has read, and forgets it where the text moves on beneath it. */
class WindowMemoryTest {

    private static final KeywordAutomaton WORDS = KeywordAutomaton.of(Keyword.folded(List.of("key", "name")));

    @Test
    void aLongRunIsReadOnce() {
        Window window = Windows.onto("-----" + "a".repeat(17) + " ");
        assertThat(stepsOf(window, () -> window.runEnd(ByteSet.WORD, 5, 200))).isEqualTo(19);
        assertThat(stepsOf(window, () -> window.runEnd(ByteSet.WORD, 6, 200))).isEqualTo(6);
    }

    @Test
    void aRunOfSixteenIsReadAgain() {
        Window window = Windows.onto("-----" + "a".repeat(16) + " ");
        assertThat(stepsOf(window, () -> window.runEnd(ByteSet.WORD, 5, 200))).isEqualTo(18);
        assertThat(stepsOf(window, () -> window.runEnd(ByteSet.WORD, 6, 200))).isEqualTo(17);
    }

    @Test
    void aRunThatMovedOnIsReadAnew() {
        byte[] text = bytes("a".repeat(60) + " ");
        Window window = new Window(text, text.length);
        assertThat(window.runEnd(ByteSet.WORD, 0, 200)).isEqualTo(60);
        Arrays.fill(text, 20, 60, (byte) ' ');
        window.begin(text.length);
        assertThat(window.runEnd(ByteSet.WORD, 0, 200)).isEqualTo(20);
    }

    @Test
    void aKeywordThatMovedOnIsLookedForAnew() {
        byte[] text = bytes("the name is");
        Window window = new Window(text, text.length);
        assertThat(window.last(WORDS, 20, 9)).isEqualTo(1);
        Arrays.fill(text, 4, 8, (byte) ' ');
        window.begin(text.length);
        assertThat(window.last(WORDS, 20, 9)).isEqualTo(-1);
    }

    @Test
    void aValueThatMovedOnIsReadAnew() {
        byte[] text = bytes("key = \"abcdef\"");
        Window window = new Window(text, text.length);
        Assigned before = Assignment.after(window, 3);
        assertThat(before).isNotNull().extracting(Assigned::value).isEqualTo(new Span(7, 13));
        text[10] = '"';
        window.begin(text.length);
        assertThat(Assignment.after(window, 3)).isNotNull().isNotEqualTo(before);
    }

    @Test
    void whatTheLookForAKeywordReadsIsCounted() {
        Window window = Windows.onto("the key is the name of it");
        assertThat(stepsOf(window, () -> window.last(WORDS, 20, 10))).isEqualTo(10);
        assertThat(stepsOf(window, () -> window.last(WORDS, 20, 19))).isEqualTo(9);
        assertThat(stepsOf(window, () -> window.last(WORDS, 20, 19))).isZero();
        assertThat(stepsOf(window, () -> window.find("of", 2, 25))).isEqualTo(23);
    }

    @Test
    void longRunsAreKnownFromAnyPlaceWithin() {
        LongRuns runs = new LongRuns();
        runs.remember(ByteSet.WORD, 5, 50);
        assertThat(runs.knownEnd(ByteSet.WORD, 4)).isEqualTo(4);
        assertThat(runs.knownEnd(ByteSet.WORD, 5)).isEqualTo(50);
        assertThat(runs.knownEnd(ByteSet.WORD, 49)).isEqualTo(50);
        assertThat(runs.knownEnd(ByteSet.WORD, 51)).isEqualTo(51);
        assertThat(runs.knownEnd(ByteSet.BASE64, 10)).isEqualTo(10);
        runs.forget();
        assertThat(runs.knownEnd(ByteSet.WORD, 10)).isEqualTo(10);
    }

    @Test
    void whatHasNoHopeIsForgottenWithTheNextPlace() {
        Window window = Windows.onto("text");
        window.hopelessBefore(3);
        assertThat(window.hopelessBefore()).isEqualTo(3);
        window.moveTo(1, 2, 0);
        assertThat(window.hopelessBefore()).isZero();
    }

    @Test
    void aStretchIsWidenedToWholeCharacters() {
        Window window = Windows.onto("a𝄞é€b");
        assertThat(window.wholeCharacters(new Span(2, 3))).isEqualTo(new Span(1, 5));
        assertThat(window.wholeCharacters(new Span(4, 6))).isEqualTo(new Span(1, 7));
        assertThat(window.wholeCharacters(new Span(5, 7))).isEqualTo(new Span(5, 7));
        assertThat(window.wholeCharacters(new Span(9, 99))).isEqualTo(new Span(7, 11));
        assertThat(window.wholeCharacters(new Span(-3, 1))).isEqualTo(new Span(0, 1));
    }

    @Test
    void aStretchOfWhatIsNoUtf8IsWidenedByThreeBytesAtMost() {
        byte[] text = new byte[20];
        Arrays.fill(text, (byte) 0x80);
        Window window = new Window(text, text.length);
        assertThat(window.wholeCharacters(new Span(9, 10))).isEqualTo(new Span(6, 13));
        assertThat(window.wholeCharacters(new Span(2, 18))).isEqualTo(new Span(0, 20));
    }

    @Test
    void aByteOfZeroIsAByte() {
        assertThat(Windows.onto("\u0000").has(ByteSet.ALL, 0)).isTrue();
        assertThat(Windows.onto("").has(ByteSet.ALL, 0)).isFalse();
    }

    private static long stepsOf(Window window, Runnable look) {
        long before = window.steps();
        look.run();
        return window.steps() - before;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
