package dev.loki.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProjectTest {

    @TempDir
    private Path scratch;

    private Path project;
    private Path below;

    @BeforeEach
    void makeFolders() throws IOException {
        project = Files.createDirectories(scratch.resolve("project"));
        Files.createDirectories(project.resolve(".loki"));
        below = Files.createDirectories(project.resolve("a/b"));
    }

    @Test
    void namedFolderWinsOverEverythingAndBringsItsOwnLokiFolder() {
        Map<String, String> environment = Map.of("LOKI_PROJECT_DIR", project.toString(), "LOKI_DIR", "/elsewhere");
        Project located = Project.locate(below, environment, scratch);
        assertThat(located).isEqualTo(new Project(below, below.resolve(".loki")));
    }

    @Test
    void variableWinsOverTheAncestors() {
        Project located = Project.locate(null, Map.of("LOKI_PROJECT_DIR", scratch.toString()), below);
        assertThat(located.root()).isEqualTo(scratch);
    }

    @Test
    void nearestAncestorThatHoldsLokiIsTheProject() {
        assertThat(Project.locate(null, Map.of(), below).root()).isEqualTo(project);
    }

    @Test
    void currentFolderIsTheProjectWhereNoAncestorHoldsLoki() throws IOException {
        Files.delete(project.resolve(".loki"));
        assertThat(Project.locate(null, Map.of(), below).root()).isEqualTo(below);
    }

    @Test
    void lokiDirIsTakenFromTheProject() {
        assertThat(Project.in(project, Map.of("LOKI_DIR", "state/loki")).lokiDir())
                .isEqualTo(project.resolve("state/loki"));
        assertThat(Project.in(project, Map.of("LOKI_DIR", "/srv/loki")).lokiDir())
                .isEqualTo(Path.of("/srv/loki"));
    }

    @Test
    void folderThatDoesNotExistIsAnError() {
        assertThatThrownBy(() -> Project.locate(Path.of("missing"), Map.of(), scratch))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("--project")
                .hasMessageContaining("missing");
    }

    @Test
    void folderWhoseNameWasLostIsRefused() {
        Path lost = scratch.resolve("caf\uFFFD");
        assertRefused("the current folder", null, Map.of(), lost);
        assertRefused("LOKI_PROJECT_DIR", null, Map.of("LOKI_PROJECT_DIR", lost.toString()), scratch);
        assertRefused("LOKI_DIR", null, Map.of("LOKI_DIR", lost.toString()), scratch);
        assertRefused("--project", lost, Map.of(), scratch);
    }

    @Test
    void emptyNameIsNoFolder() {
        assertThatThrownBy(() -> Project.locate(Path.of(""), Map.of(), scratch))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("--project: expected a folder");
    }

    private static void assertRefused(
            String source, @Nullable Path named, Map<String, String> environment, Path currentFolder) {
        assertThatThrownBy(() -> Project.locate(named, environment, currentFolder))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith(source + ":")
                .hasMessageContaining("not valid UTF-8");
    }
}
