package dev.loki.adapter.fs.outbox;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.loki.contracts.outbox.OutboxProgressContract;
import dev.loki.ports.outbox.OutboxException;
import dev.loki.ports.outbox.OutboxProgress;
import dev.loki.testing.MemoryFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileOutboxProgressTest extends OutboxProgressContract {

    @TempDir(factory = MemoryFolder.class)
    private Path folder;

    @Override
    protected OutboxProgress open() {
        return TestOutbox.progress(folder.resolve("outbox"));
    }

    @Test
    void aFileThatCannotBeReadIsNamed() throws IOException {
        Files.createDirectories(folder.resolve("outbox"));
        Files.writeString(folder.resolve("outbox").resolve("progress.jsonl"), "[]\n");
        assertThatExceptionOfType(OutboxException.class)
                .isThrownBy(() -> open().of("any"))
                .withMessageContainingAll("progress.jsonl", "line 1", "sent again");
    }
}
