package dev.loki.domain.policy.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A name that is probably another one, misspelt. */
class SpellingTest {

    private static final List<String> KNOWN = List.of("file_path", "content", "command", "tool", "uat");

    @ParameterizedTest
    @CsvSource({
        "file_pth, file_path",
        "fil_pth, file_path",
        "File-Path, file_path",
        "file path, file_path",
        "contnt, content",
        "comamnd, command",
        "toll, tool",
        "tools, tool",
        "TOOL, tool"
    })
    void aNameFewChangesAwayIsMeant(String word, String meant) {
        assertThat(Spelling.meant(word, KNOWN)).contains(meant);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tool", "too", "teal", "tiols", "fl_pth", "branch", "uats", "uat1", "bat"})
    void aNameThatIsKnownTooShortOrFurtherAwayIsNot(String word) {
        assertThat(Spelling.meant(word, KNOWN)).isEmpty();
    }

    @Test
    void aWordOfSixLettersMayDifferInTwoAndOneOfFiveInOneOnly() {
        assertThat(Spelling.meant("brunck", List.of("branch"))).contains("branch");
        assertThat(Spelling.meant("brown", List.of("brain"))).isEmpty();
    }

    @Test
    void ofTwoNamesTheNearerIsMeant() {
        assertThat(Spelling.meant("commend", List.of("comment", "command", "commander")))
                .contains("comment");
        assertThat(Spelling.meant("content", List.of("contexts", "contents"))).contains("contents");
    }

    @Test
    void aWordLongerThanAnyNameIsNotLookedAt() {
        String longest = "x".repeat(64);

        assertThat(Spelling.meant(longest, List.of(longest + "y"))).contains(longest + "y");
        assertThat(Spelling.meant(longest + "y", List.of(longest))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"kitten, sitting, 3", "flaw, lawn, 2", "abc, abc, 0", "'', abc, 3", "abc, '', 3", "ab, ba, 2"})
    void theDistanceIsLevenshteins(String one, String other, int distance) {
        assertThat(Spelling.distance(one, other)).isEqualTo(distance);
    }
}
