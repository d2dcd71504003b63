package dev.loki.adapter.fs.file;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OwnFolderTest {

    @TempDir
    private Path project;

    @BeforeEach
    void makeFolders() throws IOException {
        Files.createDirectories(project.resolve(".loki/audit"));
        Files.writeString(project.resolve(".loki/config.yaml"), "{}\n");
        Files.createDirectories(project.resolve("docs"));
        Files.createDirectories(project.resolve("elsewhere/audit"));
        Files.createSymbolicLink(project.resolve("way"), project.resolve(".loki/audit"));
        Files.createSymbolicLink(project.resolve("link"), project.resolve(".loki/config.yaml"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ".loki",
                ".loki/config.yaml",
                ".loki/new.md",
                ".loki/audit/new.md",
                ".loki/nowhere/new.md",
                ".LOKI/new.md",
                "docs/../.loki/new.md",
                "nowhere/.loki/new.md",
                "way/new.md",
                "way/../config.yaml",
                "link",
            })
    void whatLiesThereIsRefused(String name) {
        assertThatThrownBy(() -> OwnFolder.requireOutside(project.resolve(name)))
                .isInstanceOf(UnusableFileException.class)
                .hasMessageContaining("below Loki's own folder");
    }

    @ParameterizedTest
    @ValueSource(strings = {"new.md", "docs/new.md", "nowhere/new.md", ".lokii/new.md", ".loki.md", "elsewhere/new.md"})
    void whatLiesElsewhereIsNot(String name) {
        assertThatCode(() -> OwnFolder.requireOutside(project.resolve(name))).doesNotThrowAnyException();
    }

    @Test
    void aFolderOfAnotherNameCountsWhereItIsTheProjects() {
        Path lokiDir = project.resolve("elsewhere");
        assertThatThrownBy(() -> OwnFolder.requireOutside(project.resolve("elsewhere/audit/audit.jsonl"), lokiDir))
                .isInstanceOf(UnusableFileException.class);
        assertThatThrownBy(() -> OwnFolder.requireOutside(project.resolve("link"), lokiDir))
                .isInstanceOf(UnusableFileException.class);
        assertThatCode(() -> OwnFolder.requireOutside(project.resolve("docs/x"), lokiDir))
                .doesNotThrowAnyException();
        assertThatCode(() -> OwnFolder.requireOutside(project.resolve("docs/x"), project.resolve("nowhere")))
                .doesNotThrowAnyException();
    }
}
