package dev.loki.adapter.fs.audit;

import dev.loki.adapter.fs.audit.ChainIndex.Range;
import dev.loki.adapter.fs.storage.LineCursor;
import dev.loki.adapter.fs.storage.LineReader;
import dev.loki.adapter.fs.storage.Storage;
import dev.loki.adapter.fs.storage.StorageFile;
import dev.loki.adapter.fs.storage.StoredLine;
import dev.loki.domain.audit.AuditEntry;
import dev.loki.domain.audit.AuditQuery;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Answers a query from one file of the chain, while others append to it. For one query. */
final class SegmentReader {

    private static final long WINDOW = 256L * 1024;

    private final Storage storage;
    private final ChainFiles files;
    private final EntryReader entries;
    private final AuditQuery query;
    private final Matches matches;

    SegmentReader(Chain chain, AuditQuery query, Matches matches) {
        this.storage = chain.storage();
        this.files = chain.files();
        this.entries = chain.entries();
        this.query = query;
        this.matches = matches;
    }

    /** Hands out what matches in a file of the chain; one that is not there has nothing. */
    void read(String name) throws IOException {
        try (StorageFile log = storage.openToRead(files.folder().resolve(name))) {
            List<Range> ranges = new ArrayList<>(ranges(name, log));
            if (query.newestFirst()) {
                Collections.reverse(ranges);
            }
            for (Range range : ranges) {
                if (query.newestFirst()) {
                    backwards(log, range);
                } else {
                    forwards(log, range);
                }
            }
        } catch (NoSuchFileException e) {
            return; // a chain that has not begun
        }
    }

    private List<Range> ranges(String name, StorageFile log) throws IOException {
        long length = log.length();
        if (!query.indexed() || !query.isSelective()) {
            return List.of(new Range(0, length));
        }
        Index index = new Index(new IndexFile(storage, files.folder(), ChainFiles.indexOf(name)), entries);
        return index.upToDate(log).candidates(query, length);
    }

    private void forwards(StorageFile log, Range range) throws IOException {
        LineCursor lines = new LineCursor(log);
        lines.seek(range.from());
        while (!matches.areEnough() && lines.position() < range.to() && lines.advance()) {
            if (!matches.isPassedOver(lines.buffer(), lines.from(), lines.to())) {
                take(log, lines.line());
            }
        }
    }

    private void backwards(StorageFile log, Range range) throws IOException {
        long end = range.to();
        while (!matches.areEnough() && end > range.from()) {
            List<StoredLine> window = window(log, range.from(), end);
            for (int i = window.size() - 1; i >= 0 && !matches.areEnough(); i--) {
                StoredLine line = window.get(i);
                if (!matches.isPassedOver(line.bytes(), 0, line.bytes().length)) {
                    take(log, line);
                }
            }
            end = window.get(0).start();
        }
    }

    /** The last lines of a range, at least one. */
    private static List<StoredLine> window(StorageFile log, long from, long end) throws IOException {
        LineReader lines = new LineReader(log);
        for (long size = WINDOW; ; size *= 2) {
            lines.seek(Math.max(from, end - size - 1));
            if (end - size > from) {
                lines.next();
            }
            if (lines.position() < end) {
                return linesUpTo(lines, end);
            }
        }
    }

    private static List<StoredLine> linesUpTo(LineReader lines, long end) throws IOException {
        List<StoredLine> window = new ArrayList<>();
        while (lines.position() < end) {
            StoredLine line = lines.next();
            if (line == null) {
                throw new IOException("the file became shorter while it was read");
            }
            window.add(line);
        }
        return window;
    }

    private void take(StorageFile log, StoredLine line) {
        Optional<AuditEntry> entry = entries.entry(line);
        if (entry.isEmpty()) {
            entry = readAlone(log, line);
        }
        entry.ifPresentOrElse(matches::take, matches::takeUnreadable);
    }

    /** What looks wrong may be a line that is being written. */
    private Optional<AuditEntry> readAlone(StorageFile log, StoredLine seen) {
        try {
            return storage.exclusively(files.lock(), () -> {
                LineReader lines = new LineReader(log);
                lines.seek(seen.start());
                StoredLine line = lines.next();
                return line == null ? Optional.empty() : entries.entry(line);
            });
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
