package dev.loki.domain.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The files that a patch names, however its format writes them. */
class PatchTextTest {

    @ParameterizedTest
    @CsvSource({
        "*** Add File: src/a, src/a",
        "*** Update File: src/a, src/a",
        "*** Delete File:src/a, src/a",
        "*** Move to: src/a, src/a",
        "rename from src/a, src/a",
        "rename to src/a, src/a",
        "copy to src/a, src/a",
        "Index: src/a, src/a",
        "+++ src/a, src/a"
    })
    void everyFormatNamesItsFiles(String line, String file) {
        assertThat(PatchText.files("some words\n" + line + "\n@@ -1 +1 @@\n-x\n+y\n"))
                .containsExactly(file);
    }

    @Test
    void aDiffNamesItsFilesWithTheFolderThatGitPutsBeforeThemAndWithout() {
        assertThat(PatchText.files("--- a/old.txt\n+++ b/new.txt\n"))
                .containsExactly("a/old.txt", "old.txt", "b/new.txt", "new.txt");
    }

    @Test
    void aChangeOfTheModeAloneNamesItsFileInTheFirstLine() {
        assertThat(PatchText.files("diff --git a/run.sh b/run.sh\nold mode 100644\nnew mode 100755\n"))
                .containsExactly("b/run.sh", "run.sh");
    }

    @Test
    void aFirstLineThatNamesNoSecondFileNamesNone() {
        assertThat(PatchText.files("diff --git a/run.sh\n")).isEmpty();
    }

    @Test
    void theTimeBehindAFileIsNoPartOfItsName() {
        assertThat(PatchText.files("+++ my file.txt\t2026-02-21 10:00:00\n")).containsExactly("my file.txt");
    }

    /** As the program patch reads it. */
    @Test
    void blanksAndTabsBeforeAFileAreNoPartOfItsName() {
        assertThat(PatchText.files("+++ \t .loki/policies.yaml\t2026-02-21\n")).containsExactly(".loki/policies.yaml");
    }

    @Test
    void aNameInQuotationMarksIsReadWithoutThem() {
        assertThat(PatchText.files("+++ \"b/my file\"\n")).containsExactly("b/my file", "my file");
        assertThat(PatchText.files("+++ \"\n")).containsExactly("\"");
        assertThat(PatchText.files("+++ \"open\n")).containsExactly("\"open");
        assertThat(PatchText.files("+++ \"open\\\n")).containsExactly("\"open\\");
        assertThat(PatchText.files("+++ \"open\\10\n")).containsExactly("\"open\\10");
        assertThat(PatchText.files("+++ shut\"\n")).containsExactly("shut\"");
    }

    @ParameterizedTest
    @CsvSource({
        "'\"b/\\056loki/policies.yaml\"', .loki/policies.yaml",
        "'\"b/.lok\\151/policies.yaml\" 2026', .loki/policies.yaml",
        "'\"b/caf\\303\\251\"', café",
        "'\"b/caf\u00e9\"', café",
        "'\"b/say \\\"x\\\"\"', 'say \"x\"'",
        "'\"b/a\\\\b\"', 'a\\b'",
        "'\"b/a\\zb\"', 'a\\zb'",
        "'\"b/a\\1017\"', aA7",
        "'\"b/a\\127\"', aW",
        "'\"b/a\\8\"', 'a\\8'",
        "'\"b/a\\a\"', 'a\u0007'"
    })
    void anEscapeInQuotationMarksIsReadAsGitReadsIt(String named, String file) {
        assertThat(PatchText.files("+++ " + named + "\n")).containsExactly("b/" + file, file);
    }

    @Test
    void aFirstLineMayHoldNamesInQuotationMarks() {
        assertThat(PatchText.files("diff --git \"a/my x\" \"b/\\056loki/x\"\nold mode 100644\nnew mode 100755\n"))
                .containsExactly("a/my x", "my x", "b/.loki/x", ".loki/x");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--- /dev/null", "+++ \"\"", "*** Add File:", "+x", "no patch", ""})
    void aLineThatNamesNoFileIsPassedOver(String line) {
        assertThat(PatchText.files(line)).isEmpty();
    }

    @Test
    void ofMoreFilesThanAreToldApartOneMoreIsNamedSoThatItCanBeSeen() {
        String patch =
                IntStream.range(0, 5_000).mapToObj(i -> "*** Add File: f" + i).collect(Collectors.joining("\n"));

        assertThat(PatchText.files(patch)).hasSize(FileFields.MOST + 1);
    }
}
