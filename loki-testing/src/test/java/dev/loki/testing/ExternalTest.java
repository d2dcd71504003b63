package dev.loki.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each thing is found where it is, and named where it is not. */
class ExternalTest {
    @TempDir
    Path first;

    @TempDir
    Path second;

    @AfterEach
    void clearProperty() {
        System.clearProperty("loki.test.folder");
    }

    @Test
    void aProgramIsFoundUnderAnyOfItsNames() throws IOException {
        Path python = program(second, "python");

        assertThat(lookFor("python3", "python").find()).contains(python);
    }

    @Test
    void theFirstFolderOfThePathWins() throws IOException {
        Path node = program(first, "node");
        program(second, "node");

        assertThat(lookFor("node").find()).contains(node);
    }

    @Test
    void aFolderOrAFileThatCannotBeExecutedIsNoProgram() throws IOException {
        Files.createDirectory(first.resolve("node"));
        Files.writeString(second.resolve("node"), "");

        assertThat(lookFor("node").find()).isEmpty();
        assertThat(lookFor("node").absence()).isEqualTo("no program node on the PATH");
    }

    @Test
    void aShellIsFoundOnTheRealPath() {
        assertThat(Lookup.Program.onPath("sh").find()).isPresent();
    }

    @Test
    void aPropertyThatNamesTheWrongKindOfFileSaysSo() throws IOException {
        Path file = Files.writeString(first.resolve("schemas"), "");
        System.setProperty("loki.test.folder", file.toString());
        Lookup lookup = Lookup.Named.folder("loki.test.folder");

        assertThat(lookup.find()).isEmpty();
        assertThat(lookup.absence()).isEqualTo("-Dloki.test.folder=" + file + " is not a folder");
    }

    @Test
    void namesAreThoseOfTheCommandLine() {
        assertThat(External.values()).extracting(External::token).contains("schemas", "node", "strace");
    }

    private Lookup lookFor(String... names) {
        return new Lookup.Program(List.of(names), List.of(first, second));
    }

    private static Path program(Path folder, String name) throws IOException {
        Path file = Files.writeString(folder.resolve(name), "");
        assertThat(file.toFile().setExecutable(true)).isTrue();
        return file;
    }
}
