package dev.loki.bootstrap;

import dev.loki.adapter.fs.audit.dashboard.FileDashboardLog;
import dev.loki.adapter.fs.audit.dashboard.LogLimits;
import dev.loki.application.audit.AuditTrail;
import dev.loki.application.audit.dashboard.ChainAnchors;
import dev.loki.application.audit.dashboard.DashboardAudit;
import dev.loki.application.audit.dashboard.PruningRecord;
import dev.loki.application.forward.Undelivered;
import dev.loki.bootstrap.settings.DashboardSettings;
import dev.loki.domain.audit.dashboard.DirectoryVerdict;
import dev.loki.json.JacksonJsonReader;
import dev.loki.ports.audit.AuditLogException;
import dev.loki.ports.audit.dashboard.DashboardLog;
import dev.loki.ports.audit.dashboard.Retention;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;

/** The dashboard's audit log, beside the agent's audit trail. Each adapter is made at its first use. */
final class DashboardWiring {

    private static final long BYTES_IN_MB = 1024L * 1024;

    private final Basics basics;
    private final DashboardSettings settings;
    private final AuditTrail agent;
    private final CheckpointWiring checkpoints;
    private final DashboardAudit audit;
    private final AtomicBoolean closed = new AtomicBoolean();

    /**
     * @param controlPlane whether this process is the control plane, which keeps the log unless it is forbidden
     */
    DashboardWiring(Basics basics, boolean controlPlane, AuditTrail agent, CheckpointWiring checkpoints) {
        this.basics = basics;
        this.settings = basics.settings().dashboard();
        this.agent = agent;
        this.checkpoints = checkpoints;
        boolean on = !settings.disabled() && (settings.asked() || controlPlane);
        audit = keptIn(settings.folder(), on);
    }

    DashboardAudit audit() {
        return audit;
    }

    /** Ties this log to the agent's trail. */
    ChainAnchors anchors() {
        return anchors(settings.folder(), audit);
    }

    /** Verifies a folder of log files against what the agent's trail says of it. */
    DirectoryVerdict verify(Path folder) {
        Path whole = folder.toAbsolutePath().normalize();
        return anchors(whole, keptIn(whole, false)).verify();
    }

    /** As {@link #verify}, of the control plane's own folder, and says apart what each chain shows. */
    ChainAnchors.Check check() {
        Path whole = settings.folder().toAbsolutePath().normalize();
        return anchors(whole, keptIn(whole, false)).check();
    }

    /** Where the control plane ends, the agent's trail says how far this log had come. Never throws for a log. */
    void close() {
        if (!audit.hasRecorded() || closed.getAndSet(true)) {
            return;
        }
        try {
            anchors().record();
        } catch (AuditLogException e) {
            basics.warnings().accept("the dashboard chain could not be anchored: " + e.getMessage());
        }
    }

    Path folder() {
        return settings.folder();
    }

    private ChainAnchors anchors(Path folder, DashboardAudit of) {
        return new ChainAnchors(agent, of, folder.toString());
    }

    private DashboardAudit keptIn(Path folder, boolean on) {
        return DashboardAudit.keptIn(new Lazy<DashboardLog>(() -> log(folder)), on);
    }

    private DashboardLog log(Path folder) {
        LogLimits limits = new LogLimits(settings.maxSizeMb() * BYTES_IN_MB, settings.maxFiles(), settings.integrity());
        Undelivered undelivered = ForwardWiring.undelivered(basics, folder);
        Retention retention =
                new PruningRecord(agent, folder.toString(), undelivered::awaitedBy, checkpoints.witnessed());
        return new FileDashboardLog(
                folder, new JacksonJsonReader(), basics.clock(), limits, retention, basics.warnings());
    }
}
