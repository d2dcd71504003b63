package dev.loki.adapter.fs.audit.dashboard;

import dev.loki.adapter.fs.file.IoReason;
import dev.loki.adapter.fs.file.PrivateFiles;
import dev.loki.domain.audit.dashboard.DashboardAnchor;
import dev.loki.domain.audit.dashboard.DashboardChain;
import dev.loki.domain.audit.dashboard.DashboardVerifier;
import dev.loki.domain.time.IsoTimestamp;
import dev.loki.ports.audit.AuditLogException;
import dev.loki.ports.audit.dashboard.DashboardLog.EntryListener;
import dev.loki.ports.audit.dashboard.Retention;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Removes the oldest files beyond a number. One that does not verify is kept, since it is evidence, and so is one that is
 * still to be forwarded; and then all after it. Before a file goes, there is a record of it and an anchor for the rest.
 */
final class Pruning {

    private final LogFolder folder;
    private final AnchorFile anchors;
    private final LogCheck check;
    private final Retention retention;
    private final Consumer<String> warnings;
    private final int keep;

    /**
     * @param keep how many files stay beside the one that is written
     */
    Pruning(
            LogFolder folder,
            AnchorFile anchors,
            LogCheck check,
            Retention retention,
            Consumer<String> warnings,
            int keep) {
        this.folder = folder;
        this.anchors = anchors;
        this.check = check;
        this.retention = retention;
        this.warnings = warnings;
        this.keep = keep;
    }

    /** Prunes; what hinders it is told, and hinders nobody who writes. */
    void run(LogFileName current, Instant now) {
        try {
            Deque<LogFileName> closed = new ArrayDeque<>(folder.before(current));
            while (closed.size() > keep && prune(folder.resolve(closed.removeLast()), now)) {}
        } catch (IOException e) {
            warnings.accept(
                    "old files of the dashboard log in " + folder.path() + " could not be pruned: " + IoReason.of(e));
        } catch (AuditLogException e) {
            warnings.accept("no file of the dashboard log is pruned without a record of it: " + e.getMessage());
        }
    }

    private boolean prune(Path file, Instant now) throws IOException {
        String name = String.valueOf(file.getFileName());
        Optional<DashboardAnchor> last = anchors.read();
        if (last.filter(anchor -> anchor.file().equals(name)).isPresent()) {
            return remove(file);
        }
        Optional<String> awaited = retention.awaitedBy(name);
        if (awaited.isPresent()) {
            warnings.accept(file + " is kept, and all after it, because it is still to be had by " + awaited.get());
            return false;
        }
        long before = last.map(DashboardAnchor::entries).orElse(0L);
        DashboardVerifier verifier = check.verify(
                file, last.map(DashboardAnchor::hash).orElse(DashboardChain.GENESIS), before, EntryListener.NONE);
        if (verifier.isBroken()) {
            warnings.accept(file + " does not verify, so neither it nor a later file is pruned; see"
                    + " `loki audit verify-dashboard`");
            return false;
        }
        DashboardAnchor anchor =
                new DashboardAnchor(verifier.tip(), before + verifier.entries(), IsoTimestamp.format(now), name);
        if (!retention.record(anchor)) {
            return false;
        }
        anchors.write(anchor);
        return remove(file);
    }

    private boolean remove(Path file) throws IOException {
        Files.delete(file);
        PrivateFiles.forceFolder(folder.path());
        return true;
    }
}
