package dev.loki.adapter.fs.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.SyncFailedException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class IoReasonTest {

    @Test
    void theReasonIsInWords() {
        assertThat(IoReason.of(new NoSuchFileException("f"))).isEqualTo("no such file");
        assertThat(IoReason.of(new NotDirectoryException("f/g"))).isEqualTo("part of its path is no folder");
    }

    @Test
    void theAdviceFollowsTheCause() {
        List<IOException> forbidden = Arrays.asList(
                new AccessDeniedException("f"),
                new FileNotFoundException("f (Permission denied)"),
                new FileSystemException("f", null, "Read-only file system"));
        assertThat(forbidden).allSatisfy(failure -> assertThat(IoReason.adviceToWrite(failure))
                .contains("this user may write")
                .doesNotContain("room"));
        assertThat(IoReason.adviceToWrite(new IOException("No space left on device")))
                .contains("the disk has room");
        assertThat(IoReason.adviceToWrite(new IOException("Input/output error")))
                .contains("the system's log");
        assertThat(IoReason.adviceToWrite(new SyncFailedException("sync failed")))
                .contains("the disk did not take what was written");
        assertThat(IoReason.adviceToWrite(new IOException())).contains("the disk has room and that");
    }
}
