package dev.loki.adapter.fs.compliance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loki.adapter.fs.file.UnusableFileException;
import dev.loki.domain.compliance.ArticleItem;
import dev.loki.domain.compliance.Declaration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeclarationFilesTest {

    @TempDir
    private Path folder;

    @Test
    void withoutAFileNothingIsDeclared() throws IOException {
        assertThat(read()).isEqualTo(Declaration.NONE);
        assertThat(new DeclarationFiles(folder.resolve("missing")).read()).isEqualTo(Declaration.NONE);
    }

    @Test
    void jsonIsReadBeforeYamlAndItsOwnFileBeforeBoth() throws IOException {
        write("config.yaml", "linear:\n  team: a\ncompliance:\n  purposes:\n    - from yaml\n");
        assertThat(purposes()).containsExactly("from yaml");
        write("config.json", "{\"compliance\": {\"purposes\": [\"from json\"]}}");
        assertThat(purposes()).containsExactly("from json");
        write("compliance.json", "{\"purposes\": [\"its own\"]}");
        assertThat(purposes()).containsExactly("its own");
    }

    @Test
    void aConfigurationThatSaysNothingOfComplianceDeclaresNothing() throws IOException {
        for (String text : List.of("linear:\n  team: a\n", "compliance:\n")) {
            write("config.yaml", text);
            assertThat(read()).as(text).isEqualTo(Declaration.NONE);
        }
    }

    @Test
    void aConfigurationThatSaysNothingAtAllMayHaveBeenEmptied() throws IOException {
        refused("config.yaml", "", ":1: says nothing");
        refused("config.yaml", "# compliance:\n---\n", ":1: says nothing");
    }

    @Test
    void whatIsWrongIsNamedByFileLineAndField() throws IOException {
        refused("config.yaml", "compliance:\n  dpo:\n    name: 7\n", ":3: compliance.dpo.name: expected a text");
        refused("config.yaml", "compliance:\n  recipients:\n  - a\n  - 1\n", ":4: compliance.recipients[1]: expected");
        refused("config.yaml", "compliance: yes\n", ":1: compliance: expected an object, found string");
        refused("config.yaml", "a: b\ncompliance:\n  dpo: &x a\n", ":3: anchors and aliases");
        refused("config.yaml", "- a\n", ":1: expected an object");
        refused("config.yml", "compliance: {}\n", ":1: this name is not read; rename it to config.yaml");
        refused("config.json", "{\"compliance\":\n {\"purpose\": \"x\"}}", ":2: compliance.purpose: unknown; expected");
        refused("compliance.json", "{\n \"dpo\": 1}", ":2: dpo: expected a text");
        refused("compliance.json", "{\n \"dpo\": }", ":2: column ");
        refused("compliance.json", "[]", ":1: expected an object");
    }

    private void refused(String name, String text, String problem) throws IOException {
        write(name, text);
        assertThatThrownBy(this::read)
                .isInstanceOf(UnusableFileException.class)
                .hasMessageStartingWith(folder.resolve(name) + problem);
        Files.delete(folder.resolve(name));
    }

    private List<String> purposes() throws IOException {
        return read().of(ArticleItem.PURPOSES);
    }

    private Declaration read() throws IOException {
        return new DeclarationFiles(folder).read();
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }
}
