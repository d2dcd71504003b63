package dev.loki.adapter.fs.event;

import dev.loki.adapter.fs.file.WholeFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** What could not be read is kept here, each file with its reason beside it in {@code <name>.reason}. */
final class DeadLetters {

    private final EventFolder folder;

    DeadLetters(EventFolder folder) {
        this.folder = folder;
    }

    void take(Path file, String reason) throws IOException {
        Path kept = folder.take(file);
        String text = reason + "\nMend the file and move it back to have it read again.\n";
        WholeFile.write(kept.resolveSibling(kept.getFileName() + ".reason"), text.getBytes(StandardCharsets.UTF_8));
    }
}
