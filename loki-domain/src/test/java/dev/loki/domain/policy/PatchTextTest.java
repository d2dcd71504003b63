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

    @Test
    void aNameInQuotationMarksIsReadWithoutThem() {
        assertThat(PatchText.files("+++ \"b/my file\"\n")).containsExactly("b/my file", "my file");
        assertThat(PatchText.files("+++ \"\n")).containsExactly("\"");
        assertThat(PatchText.files("+++ \"open\n")).containsExactly("\"open");
        assertThat(PatchText.files("+++ shut\"\n")).containsExactly("shut\"");
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
