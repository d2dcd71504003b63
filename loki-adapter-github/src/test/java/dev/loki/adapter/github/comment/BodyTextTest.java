package dev.loki.adapter.github.comment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class BodyTextTest {

    private static final Marker MARKER = Marker.named("quality");
    private static final Optional<String> DETAILS = Optional.of("https://github.com/acme/shop/actions/runs/1");
    private static final String REST = "[The rest](<https://github.com/acme/shop/actions/runs/1>)_\n";

    @Test
    void whatFitsStaysAsItIs() {
        int room = BodyText.LONGEST - MARKER.line().length() - 1;
        String text = "x".repeat(room);
        assertThat(BodyText.fit(MARKER, text, DETAILS)).isEqualTo(MARKER.line() + "\n" + text);
        assertThat(BodyText.fit(MARKER, text + "x", DETAILS)).endsWith(REST).hasSizeLessThanOrEqualTo(BodyText.LONGEST);
    }

    @Test
    void whatIsTooLongIsCutAtALineAndKeepsItsMarker() {
        String cut = BodyText.fit(MARKER, "a line of text\n".repeat(10_000), DETAILS);
        assertThat(cut).startsWith(MARKER.line() + "\n").endsWith("a line of text\n\n_This text is cut here. " + REST);
        assertThat(MARKER.marks(cut)).isTrue();
    }

    @Test
    void noCharacterIsCutInTwo() {
        for (int shift = 0; shift < 4; shift++) {
            String cut = BodyText.fit(MARKER, "x".repeat(shift) + "\uD83D\uDE00".repeat(50_000), DETAILS);
            assertThat(cut.codePoints()).noneMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
        }
    }

    @Test
    void anOpenFenceIsClosedByOneOfItsKind() {
        assertThat(BodyText.fit(MARKER, "````java\n```\n" + "code\n".repeat(20_000), DETAILS))
                .contains("code\n````\n\n_This text is cut here");
        assertThat(BodyText.fit(MARKER, "~~~\n" + "code\n".repeat(20_000), DETAILS))
                .contains("code\n~~~\n\n_This");
    }

    @Test
    void aFenceThatIsClosedIsNotOpenedAgain() {
        assertThat(BodyText.fit(MARKER, "```\ncode\n```\n" + "text\n".repeat(20_000), DETAILS))
                .contains("text\n\n_This text is cut here");
    }

    @Test
    void foldedPartsAndCommentsAreClosedToo() {
        assertThat(BodyText.fit(MARKER, "<details><summary>s</summary>\n" + "text\n".repeat(20_000), DETAILS))
                .contains("text\n\n</details>\n\n_This");
        assertThat(BodyText.fit(MARKER, "<!-- note\n" + "text\n".repeat(20_000), DETAILS))
                .contains("text\n-->\n\n_This");
    }

    @Test
    void whoHasNoPageToLinkIsToldWhereTheRestIs() {
        assertThat(BodyText.fit(MARKER, "text\n".repeat(20_000), Optional.empty()))
                .contains("in the reports of the run");
    }

    /** Whatever the text, at the end of the kept part no fence is open. */
    @Test
    void atTheEndNoFenceIsOpen() {
        Random random = new Random(7);
        String[] lines = {
            "```", "~~~", "````", "text", "```java", "<details>", "</details>", "`` a", "> ```", "<!--", "-->"
        };
        for (int round = 0; round < 200; round++) {
            StringBuilder text = new StringBuilder();
            while (text.length() < 3_000) {
                text.append(lines[random.nextInt(lines.length)]).append('\n');
            }
            String cut = BodyText.fit(text.toString(), 2_500, DETAILS);
            assertThat(cut).hasSizeLessThanOrEqualTo(2_500).endsWith(REST);
            String kept = cut.substring(0, cut.length() - REST.length());
            assertThat(OpenEnds.of(kept, 1_000)).doesNotContainPattern(Pattern.compile("`|~|--"));
        }
    }
}
