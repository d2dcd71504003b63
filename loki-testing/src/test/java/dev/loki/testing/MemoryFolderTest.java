package dev.loki.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MemoryFolderTest {

    @TempDir(factory = MemoryFolder.class)
    private Path folder;

    @Test
    void itHoldsFilesAndLinksToThem() throws IOException {
        Path file = Files.writeString(folder.resolve("a"), "a");
        Files.createLink(folder.resolve("b"), file);

        assertThat(folder.resolve("b")).hasContent("a");
    }

    @Test
    void whereThereIsNoRoomItIsAFolderLikeAnyOther() throws IOException {
        for (MemoryFolder factory : new MemoryFolder[] {
            new MemoryFolder(folder.resolve("missing"), 1), new MemoryFolder(folder, Long.MAX_VALUE)
        }) {
            Path made = factory.create();
            assertThat(made).isEmptyDirectory();
            assertThat(made.startsWith(folder)).isFalse();
            Files.delete(made);
        }
    }
}
