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

@EnabledOnOs(OS.LINUX)
class ProcessFilesTest {

    @TempDir
    private Path folder;

    private Path file;
    private String inode;

    @BeforeEach
    void file() throws IOException {
        file = Files.createFile(folder.resolve("lock"));
        inode = device() + ":" + Files.getAttribute(file, "unix:ino");
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

    /** Two mounts may each have a file of that number. */
    @Test
    void aLockOnAnotherDeviceIsNone() throws IOException {
        Object number = Files.getAttribute(file, "unix:ino");
        locks("1: POSIX  ADVISORY  WRITE 4711 abc:1f:" + number + " 0 EOF", "2: POSIX  ADVISORY  WRITE 12 none 0 EOF");

        assertThat(new ProcessFiles(folder).lockHolders(file)).isEmpty();
    }

    /** As the kernel writes it: major and minor number, of two digits or more each. */
    private String device() throws IOException {
        long device = (long) Files.getAttribute(file, "unix:dev");
        return String.format("%02x:%02x", (device >> 8) & 0xfff, (device & 0xff) | ((device >> 12) & 0xfff00));
    }

    private void locks(String... lines) throws IOException {
        Files.writeString(folder.resolve("locks"), String.join("\n", lines) + "\n");
    }
}
