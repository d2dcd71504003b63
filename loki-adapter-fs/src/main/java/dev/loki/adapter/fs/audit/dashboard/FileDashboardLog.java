package dev.loki.adapter.fs.audit.dashboard;

import dev.loki.adapter.fs.file.IoReason;
import dev.loki.adapter.fs.file.PrivateFiles;
import dev.loki.adapter.fs.lock.FileMutex;
import dev.loki.domain.audit.dashboard.DashboardEvent;
import dev.loki.domain.audit.dashboard.DirectoryVerdict;
import dev.loki.domain.audit.dashboard.FileVerdict;
import dev.loki.domain.json.JsonObject;
import dev.loki.ports.audit.AuditLogException;
import dev.loki.ports.audit.dashboard.DashboardLog;
import dev.loki.ports.audit.dashboard.Retention;
import dev.loki.ports.json.PythonJsonReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.function.Consumer;

/**
 * The dashboard chain in daily files, {@code audit-<day>.jsonl}, in a folder that the original's writer may share. Three
 * locks let one writer at a time read the chain's end and link to it: one for the threads of this JVM and one on
 * {@code audit.lock} for other JVMs, both of {@link FileMutex}, and {@link Flock} on the data file for the original.
 * Thread-safe; an interrupt neither ends nor tears an append.
 */
public final class FileDashboardLog implements DashboardLog {

    private static final String LOCK_NAME = "audit.lock";

    private final Path folder;
    private final FileMutex mutex;
    private final LogCheck check;
    private final LogWriter writer;

    /**
     * @param folder usually {@code ~/.loki/dashboard/audit}; on a local file system
     * @param json reads the lines
     * @param clock dates the entries, and names the files
     * @param retention asked before a file is pruned
     * @param warnings told, in one line each, what hinders pruning
     */
    public FileDashboardLog(
            Path folder,
            PythonJsonReader json,
            InstantSource clock,
            LogLimits limits,
            Retention retention,
            Consumer<String> warnings) {
        this.folder = folder;
        this.mutex = new FileMutex(folder.resolve(LOCK_NAME));
        this.check = new LogCheck(new LineText(json));
        LogFolder names = new LogFolder(folder);
        AnchorFile anchors = AnchorFile.in(folder, json);
        Pruning pruning = new Pruning(names, anchors, check, retention, warnings, limits.maxFiles());
        this.writer = new LogWriter(names, anchors, check.text(), clock, limits, pruning);
    }

    @Override
    public JsonObject append(DashboardEvent event) {
        try {
            PrivateFiles.createFolder(folder);
            return mutex.holding(() -> writer.append(event));
        } catch (NoFlockException e) {
            throw new AuditLogException(
                    "nothing is written to " + folder
                            + ": without flock(2) another writer of the same log could fork the" + " chain; "
                            + e.getMessage() + ". Set LOKI_AUDIT_DISABLED=true to do without this log",
                    e);
        } catch (IOException e) {
            throw new AuditLogException(
                    "cannot write the dashboard log in " + folder + ": " + IoReason.of(e)
                            + "; check that the disk has room and that the folder and its files can be written",
                    e);
        }
    }

    @Override
    public FileVerdict verify(Path file) {
        try {
            Path parent = file.toAbsolutePath().getParent();
            return new LogScan(parent == null ? folder : parent, check, EntryListener.NONE).verifyFile(file);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    @Override
    public DirectoryVerdict verify(EntryListener entries) {
        try {
            DirectoryVerdict verdict = new LogScan(folder, check, EntryListener.NONE).run();
            return verdict.valid() && entries == EntryListener.NONE ? verdict : verifyAlone(entries);
        } catch (IOException e) {
            throw unreadable(folder, e);
        }
    }

    /** What looks wrong may be a line that is being written; where no lock can be had, nobody writes either. */
    private DirectoryVerdict verifyAlone(EntryListener entries) throws IOException {
        LogScan scan = new LogScan(folder, check, entries);
        return Files.isWritable(folder) ? mutex.holding(scan::run) : scan.run();
    }

    private static AuditLogException unreadable(Path path, IOException e) {
        return new AuditLogException(
                "cannot read " + path + ": " + IoReason.of(e) + "; check that it is there and may be read", e);
    }
}
