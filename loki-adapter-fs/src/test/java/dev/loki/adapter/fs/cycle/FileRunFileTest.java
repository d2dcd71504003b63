package dev.loki.adapter.fs.cycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.domain.cycle.CyclePlanCompilation;
import dev.loki.domain.cycle.CyclePlanCompiler;
import dev.loki.domain.digest.Sha256;
import dev.loki.domain.policy.PolicyProblem;
import dev.loki.ports.policy.PolicyLoad;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileRunFileTest {

    @TempDir
    private Path folder;

    @Test
    void aFileThatIsNotThereIsAbsent() {
        assertThat(load()).isInstanceOf(PolicyLoad.Absent.class);
        assertThat(new FileRunFile(folder.resolve("none")).load()).isInstanceOf(PolicyLoad.Absent.class);
    }

    @Test
    void aFileIsReadWithItsHash() throws IOException {
        String text = "act: sh agent.sh\ngates:\n  - name: tests\n    run: sh test.sh\n";
        write("run.yaml", text);
        assertThat(load()).isInstanceOfSatisfying(PolicyLoad.Found.class, found -> assertThat(found.document())
                .satisfies(document -> {
                    assertThat(document.hash()).isEqualTo(Sha256.hex(text.getBytes(StandardCharsets.UTF_8)));
                    assertThat(CyclePlanCompiler.compile(document)).isInstanceOf(CyclePlanCompilation.Compiled.class);
                }));
    }

    @Test
    void problemsNameTheLineAndField() throws IOException {
        write("run.yaml", "act: sh agent.sh\n\ngates:\n  - name: tests\n    run: 7\n    required: maybe\n");
        assertThat(load()).isInstanceOfSatisfying(PolicyLoad.Found.class, found -> assertThat(
                        CyclePlanCompiler.compile(found.document()))
                .isInstanceOfSatisfying(CyclePlanCompilation.Rejected.class, rejected -> assertThat(rejected.problems())
                        .extracting(PolicyProblem::toString)
                        .isEqualTo(List.of(
                                "run.yaml:5: /gates/0/run: expected a command of at most 10000 characters, found 7",
                                "run.yaml:6: /gates/0/required: expected true or false, found maybe"))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                   | run.yaml:1: the file is empty",
                "'act: [a'            | run.yaml:1: broken YAML",
                "'act: &a b'          | run.yaml:1: anchors and aliases",
                "'act: !!str b'       | run.yaml:1: tags",
                "'act: a\nact: b'     | run.yaml:2: the key act stands twice",
                "'act: a\n---\nb: c'  | run.yaml:2: a second document",
            })
    void aFileThatIsNoYamlOfOursIsUnreadable(String text, String message) throws IOException {
        write("run.yaml", text);
        assertThat(load()).isInstanceOfSatisfying(PolicyLoad.Unreadable.class, unreadable -> assertThat(
                        unreadable.problem().toString())
                .startsWith(message));
    }

    @Test
    void anotherSpellingOfTheNameIsNotPassedOver() throws IOException {
        write("run.yml", "act: a\n");
        assertThat(load()).isInstanceOfSatisfying(PolicyLoad.Unreadable.class, unreadable -> assertThat(
                        unreadable.problem().toString())
                .isEqualTo("run.yml:1: this name is not read; rename it to run.yaml"));
    }

    @Test
    void whatIsNoFileIsUnreadable() throws IOException {
        Files.createDirectory(folder.resolve("run.yaml"));
        assertThat(load()).isInstanceOfSatisfying(PolicyLoad.Unreadable.class, unreadable -> assertThat(
                        unreadable.problem().message())
                .contains("a folder"));
    }

    private PolicyLoad load() {
        return new FileRunFile(folder).load();
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }
}
