package dev.loki.adapter.fs.audit.dashboard;

import dev.loki.adapter.fs.audit.dashboard.LineText.UnreadableLineException;
import dev.loki.adapter.fs.file.UnusableFileException;
import dev.loki.adapter.fs.storage.DiskStorage;
import dev.loki.adapter.fs.storage.LineReader;
import dev.loki.adapter.fs.storage.StoredLine;
import dev.loki.domain.audit.dashboard.DashboardChain;
import dev.loki.domain.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a file ends, read from its end: the cost is that of the last lines, not of the file.
 *
 * @param hash the last hash that a line of it carries; null where none does
 * @param torn what a crash left of its last line; null where that is whole
 */
record Tail(@Nullable String hash, @Nullable StoredLine torn) {

    private static final int FIRST_WINDOW = 16 * 1024;

    /**
     * Reads the end of a file.
     *
     * @throws UnusableFileException where a line before the last is no entry, which no crash leaves
     */
    static Tail of(Path file, LineText text) throws IOException {
        long size = Files.size(file);
        try (LineReader reader = LineReader.open(new DiskStorage(), file)) {
            for (long window = FIRST_WINDOW; ; window *= 8) {
                long from = Math.max(0, size - window);
                Tail tail = read(linesFrom(reader, from), text);
                if (tail.hash != null || from == 0) {
                    return tail;
                }
            }
        }
    }

    private static Tail read(List<StoredLine> lines, LineText text) throws UnusableFileException {
        StoredLine torn = null;
        for (int i = lines.size() - 1; i >= 0; i--) {
            StoredLine line = lines.get(i);
            if (LineText.isBlank(line) && line.ending() == StoredLine.Ending.NEWLINE) {
                continue;
            }
            try {
                JsonObject json = text.read(line);
                Optional<String> hash = DashboardChain.storedHash(json);
                if (hash.isPresent()) {
                    return new Tail(hash.get(), torn);
                }
            } catch (UnreadableLineException e) {
                if (i < lines.size() - 1 || line.ending() == StoredLine.Ending.TOO_LONG) {
                    throw new UnusableFileException(e.getMessage() + "; no crash leaves that, so nothing is appended."
                            + " Look at it with `loki audit verify-dashboard`, then move the file away, as evidence");
                }
                torn = line;
            }
        }
        return new Tail(null, torn);
    }

    /** The whole lines from an offset on; the first may have begun before it, and is left out. */
    private static List<StoredLine> linesFrom(LineReader reader, long from) throws IOException {
        reader.seek(from);
        List<StoredLine> lines = new ArrayList<>();
        for (StoredLine line = reader.next(); line != null; line = reader.next()) {
            lines.add(line);
        }
        return from == 0 || lines.isEmpty() ? lines : lines.subList(1, lines.size());
    }
}
