package dev.loki.adapter.fs.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.contracts.scan.ContentSourceContract;
import dev.loki.ports.scan.Content;
import dev.loki.ports.scan.ContentProblem;
import dev.loki.ports.scan.ContentSource;
import dev.loki.ports.scan.Contents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileTreesTest extends ContentSourceContract {

    @TempDir
    private Path folder;

    @Override
    protected ContentSource open(String name, byte[] text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, text);
        return trees("src");
    }

    @Test
    void whatIsNamedIsLookedAtWhateverIgnoresItAndLinksBelowAreCounted() throws IOException {
        Files.writeString(folder.resolve(".gitignore"), "*.log\n");
        Files.writeString(folder.resolve("a.log"), "x");
        Files.writeString(folder.resolve("b.txt"), "x");
        Files.createSymbolicLink(folder.resolve("c.txt"), Path.of("b.txt"));
        Contents all = trees(".").list();
        assertThat(all.texts()).extracting(Content::name).contains("b.txt").doesNotContain("a.log", "c.txt");
        assertThat(all.links()).isEqualTo(1);
        assertThat(trees("a.log", "c.txt").list().texts())
                .extracting(Content::name)
                .containsExactlyInAnyOrder("a.log", "c.txt");
    }

    @Test
    void aPathThatIsNotThereIsAProblemAndNotThrown() {
        assertThat(trees("gone").list().problems())
                .singleElement()
                .extracting(ContentProblem::name)
                .isEqualTo("gone");
    }

    private ContentSource trees(String... paths) {
        return new FileTrees(List.of(paths).stream().map(Path::of).toList(), folder);
    }
}
