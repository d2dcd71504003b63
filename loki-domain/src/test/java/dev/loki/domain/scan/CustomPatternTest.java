package dev.loki.domain.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A user's pattern is looked for around its literal, or in each line where it has none. */
class CustomPatternTest {

    /** The domain knows no linear engine; for texts this short, any does. */
    private record JavaPattern(Pattern pattern, String literal) implements LinearPattern {

        static Detector detector(String regex, String literal) {
            return Detector.custom("own", regex, new JavaPattern(Pattern.compile(regex), literal));
        }

        @Override
        public @Nullable Place find(CharSequence text, int from) {
            Matcher matcher = pattern.matcher(text);
            return matcher.find(from) ? new Place(matcher.start(), matcher.end()) : null;
        }
    }

    private final Detector ticket = JavaPattern.detector("[A-Z]*tick-[0-9]+", "tick-");

    @Test
    void everyMatchIsFoundWithItsPlace() {
        assertThat(scan(ticket, "tick-1 ABtick-22\n é tick-333 tick-x"))
                .containsExactly(
                        "own at line 1, column 1 (***)",
                        "own at line 1, column 8 (***)",
                        "own at line 2, column 4 (***)");
        assertThat(ticket.title()).isEqualTo("custom pattern");
        assertThat(ticket.source()).isEqualTo("[A-Z]*tick-[0-9]+");
        assertThat(ticket.isSlow()).isFalse();
    }

    @Test
    void aMatchReachesSoFarBeforeItsLiteralAndNoFarther() {
        Detector far = JavaPattern.detector("x.{0,400}tick-", "tick-");
        assertThat(scan(far, "x" + " ".repeat(255) + "tick-")).hasSize(1);
        assertThat(scan(far, "x" + " ".repeat(256) + "tick-")).isEmpty();
    }

    @Test
    void aLiteralBehindAStretchWithoutAMatchIsLookedAt() {
        String misses = "tick-x ".repeat(300);
        assertThat(scan(ticket, misses + "tick-1")).hasSize(1);
        assertThat(scan(ticket, "tick-x" + " ".repeat(800) + "ABCtick-7")).hasSize(1);
        assertThat(scan(ticket, "tick-x" + " ".repeat(762) + "tick-7" + " ".repeat(300) + "tick-8"))
                .hasSize(2);
    }

    @Test
    void aStretchWithoutAMatchIsExaminedUpToWhereTheNextMatchMayBegin() {
        Verifier verifier = ticket.probes().get(0).verifier();
        Window window = Windows.onto(" ".repeat(500) + "tick-x" + " ".repeat(2000) + "tick-1");
        assertThat(verifier.verify(window, 500, 505)).isNull();
        assertThat(window.examined()).isEqualTo(500 + 1024 - CustomPattern.REACH);

        window.moveTo(2506, 2511, 0);
        assertThat(verifier.verify(window, 2506, 2511)).isEqualTo(new Span(2506, 2512));
        assertThat(window.examined()).isZero();
    }

    @Test
    void aTextMayBeFullOfWhatAPatternMatches() {
        assertThat(scan(ticket, "tick-1 ".repeat(2000))).hasSize(2000).allMatch(found -> found.startsWith("own at "));
    }

    @Test
    void emptyMatchesAreNone() {
        assertThat(scan(JavaPattern.detector("(tick-)?", "tick-"), "tick-")).hasSize(1);
        assertThat(scan(JavaPattern.detector("(?=tick-)", "tick-"), "tick-")).isEmpty();
    }

    @Test
    void withoutAUsableLiteralEachLineIsSearched() {
        for (String literal : List.of("", "ab", "été")) {
            Detector slow = JavaPattern.detector("[0-9]{4}", literal);
            assertThat(slow.isSlow()).as(literal).isTrue();
            assertThat(scan(slow, "1234 5678\r\né 9012\n345\n6\n"))
                    .contains("own at line 1, column 1 (***)", "own at line 2, column 3 (***)");
        }
        assertThat(JavaPattern.detector("abc", "abc").isSlow()).isFalse();
    }

    @Test
    void shortLinesAreNotTooDenseForAPatternThatIsLookedForInEach() {
        assertThat(scan(JavaPattern.detector("[0-9]{4}", ""), "1\n".repeat(2000)))
                .isEmpty();
    }

    @Test
    void aLongLiteralIsLookedForByItsBeginning() {
        String literal = "t".repeat(80);
        assertThat(scan(JavaPattern.detector(literal, literal), "a " + literal)).hasSize(1);
        assertThat(scan(JavaPattern.detector(literal, literal), "a " + "t".repeat(79)))
                .isEmpty();
    }

    @Test
    void bytesThatAreNoUtf8CountAsACharacterEach() {
        byte[] text = {'t', 'i', 'c', 'k', (byte) 0xff, '-', ' ', 't', 'i', 'c', 'k', '-', '1'};
        assertThat(ContentScanner.of(List.of(ticket)).scan(text, ScanOptions.STRICT))
                .singleElement()
                .extracting(Finding::column)
                .isEqualTo(8);
    }

    @Test
    void aStretchThatBeginsWithinACharacterIsReadFromTheNext() {
        Window window = Windows.onto("é1ö2");
        DecodedText text = DecodedText.of(window, 1, 6);
        assertThat(text.characters()).isEqualTo("1ö2");
        assertThat(List.of(text.byteAt(0), text.byteAt(1), text.byteAt(2), text.byteAt(3)))
                .containsExactly(2, 3, 5, 6);
        assertThat(DecodedText.of(window, 1, 2).characters()).isEmpty();
    }

    private static List<String> scan(Detector detector, String text) {
        return ContentScanner.of(List.of(detector)).scan(text).stream()
                .map(Finding::toString)
                .toList();
    }
}
