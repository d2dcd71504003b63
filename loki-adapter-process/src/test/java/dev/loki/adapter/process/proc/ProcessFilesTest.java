package dev.loki.adapter.process.proc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs({OS.LINUX, OS.MAC})
class ProcessFilesTest {

    @TempDir
    private Path folder;

    private Path file;
    private String inode;

    @BeforeEach
    void file() throws IOException {
        file = Files.createFile(folder.resolve("lock"));
        inode = "fe:00:" + Files.getAttribute(file, "unix:ino");
    }

    @Test
    void whoHoldsTheLockOfAFileIsTold() throws IOException {
        locks("1: POSIX  ADVISORY  WRITE 4711 " + inode + " 0 EOF", "2: POSIX  ADVISORY  WRITE 12 fe:00:1 0 EOF");

        assertThat(new ProcessFiles(folder).lockHolders(file)).containsExactly(4711L);
    }

    /** Anybody who may read the file may have it locked for reading, or by flock, or wait for it. */
    @Test
    void aLockOfAnotherKindIsNone() throws IOException {
        locks(
                "1: POSIX  ADVISORY  READ 4711 " + inode + " 0 EOF",
                "2: FLOCK  ADVISORY  WRITE 4711 " + inode + " 0 EOF",
                "3: POSIX  ADVISORY  WRITE 12 fe:00:1 0 EOF",
                "3: -> POSIX  ADVISORY  WRITE 4711 " + inode + " 0 EOF");

        assertThat(new ProcessFiles(folder).lockHolders(file)).isEmpty();
    }

    @Test
    void withoutTheFileOrTheSystemsWordNobodyHoldsIt() throws IOException {
        assertThat(new ProcessFiles(folder).lockHolders(file)).isEmpty();
        locks("1: POSIX  ADVISORY  WRITE 4711 " + inode + " 0 EOF", "no lock");

        assertThat(new ProcessFiles(folder).lockHolders(folder.resolve("gone"))).isEmpty();
    }

    private void locks(String... lines) throws IOException {
        Files.writeString(folder.resolve("locks"), String.join("\n", lines) + "\n");
    }
}
