package dev.loki.adapter.fs.audit.dashboard;

import dev.loki.adapter.fs.audit.dashboard.LineText.UnreadableLineException;
import dev.loki.adapter.fs.file.PrivateFiles;
import dev.loki.adapter.fs.storage.StoredLine;
import dev.loki.domain.audit.dashboard.DashboardAnchor;
import dev.loki.domain.audit.dashboard.DashboardChain;
import dev.loki.domain.audit.dashboard.DashboardEvent;
import dev.loki.domain.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** Appends to the file of the day, for the one that holds the log's mutex. Not thread-safe. */
final class LogWriter {

    private final LogFolder folder;
    private final AnchorFile anchors;
    private final LineText text;
    private final InstantSource clock;
    private final LogLimits limits;
    private final Pruning pruning;

    LogWriter(
            LogFolder folder,
            AnchorFile anchors,
            LineText text,
            InstantSource clock,
            LogLimits limits,
            Pruning pruning) {
        this.folder = folder;
        this.anchors = anchors;
        this.text = text;
        this.clock = clock;
        this.limits = limits;
        this.pruning = pruning;
    }

    JsonObject append(DashboardEvent event) throws IOException {
        Instant now = clock.instant();
        LogFileName name = folder.current(now);
        requireReadable(event, now);
        boolean begun;
        JsonObject line;
        try (LogFile file = openWithRoom(name, now)) {
            begun = file.size() == 0;
            line = write(file, event, now, tipAt(file, name, now));
        }
        if (begun) {
            pruning.run(name, now);
        }
        return line;
    }

    private JsonObject write(LogFile file, DashboardEvent event, Instant at, String tip) throws IOException {
        JsonObject entry = DashboardChain.entry(event, at);
        JsonObject line = limits.integrity() ? DashboardChain.link(entry, tip) : entry;
        file.append(DashboardChain.line(line));
        return line;
    }

    /** Where the next entry of a file is linked. What a crash left of its last line is taken out first. */
    private String tipAt(LogFile file, LogFileName name, Instant now) throws IOException {
        Tail tail = Tail.of(file.path(), text);
        String tip = tail.hash() == null ? tipBefore(name, now) : tail.hash();
        if (tail.torn() == null) {
            return tip;
        }
        JsonObject recovery = write(file, TornLines.remove(tail.torn(), file), now, tip);
        return DashboardChain.storedHash(recovery).orElse(tip);
    }

    /** The end of the chain before a file that has no entry yet. */
    private String tipBefore(LogFileName name, Instant now) throws IOException {
        List<LogFileName> earlier = folder.before(name);
        if (earlier.isEmpty()) {
            return anchors.read().map(DashboardAnchor::hash).orElse(DashboardChain.GENESIS);
        }
        try (LogFile file = LogFile.open(folder.resolve(earlier.get(0)))) {
            return tipAt(file, earlier.get(0), now);
        }
    }

    private LogFile openWithRoom(LogFileName name, Instant now) throws IOException {
        LogFile file = LogFile.open(folder.resolve(name));
        try {
            if (file.size() < limits.maxBytes()) {
                return file;
            }
            close(file, name, now);
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
        file.close();
        return LogFile.open(folder.resolve(name));
    }

    /** A file that is full gets another name. What a crash left of its last line is taken out first. */
    private void close(LogFile full, LogFileName name, Instant now) throws IOException {
        tipAt(full, name, now);
        Path closed = folder.resolve(folder.rotated(name, now));
        if (Files.exists(closed)) {
            throw new IOException(closed + " is there already");
        }
        Files.move(full.path(), closed);
        PrivateFiles.forceFolder(folder.path());
    }

    /** What could not be read back would break the chain for everybody. */
    private void requireReadable(DashboardEvent event, Instant at) throws IOException {
        JsonObject longest = DashboardChain.link(DashboardChain.entry(event, at), DashboardChain.GENESIS);
        byte[] line = DashboardChain.line(longest).getBytes(StandardCharsets.US_ASCII);
        StoredLine.Ending ending =
                line.length > StoredLine.MAX_LENGTH ? StoredLine.Ending.TOO_LONG : StoredLine.Ending.NEWLINE;
        try {
            text.read(new StoredLine(0, line, ending));
        } catch (UnreadableLineException e) {
            throw new IOException("the entry is too long or too deep to be read again (" + e.getMessage() + ")", e);
        }
    }
}
