package dev.loki.adapter.fs.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.loki.contracts.checkpoint.ChainLinesContract;
import dev.loki.ports.checkpoint.ChainLines;
import dev.loki.ports.checkpoint.CheckpointException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init") // JUnit sets the folder before any test
class FileChainLinesTest extends ChainLinesContract {

    @TempDir
    private Path folder;

    @Override
    protected ChainLines open(List<String> lines) throws IOException {
        if (!lines.isEmpty()) {
            Files.writeString(folder.resolve("audit.jsonl"), String.join("\n", lines) + "\n");
        }
        return new FileChainLines(folder);
    }

    @Test
    void aLineThatSomebodyMayBeWritingIsNotHandedOut() throws IOException {
        Files.writeString(folder.resolve("audit.jsonl"), "{\"seq\":0}\n{\"se");
        List<Long> ends = new ArrayList<>();
        new FileChainLines(folder).read(0, (line, end) -> ends.add(end));
        assertThat(ends).containsExactly(10L);
    }

    @Test
    void whatIsNoFileIsSaid() throws IOException {
        Files.createDirectory(folder.resolve("audit.jsonl"));
        FileChainLines lines = new FileChainLines(folder);
        assertThatExceptionOfType(CheckpointException.class)
                .isThrownBy(() -> lines.read(0, (line, end) -> true))
                .withMessageContaining("found a folder");
        assertThatExceptionOfType(CheckpointException.class).isThrownBy(lines::settled);
    }
}
