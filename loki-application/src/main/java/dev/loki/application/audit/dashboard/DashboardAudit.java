package dev.loki.application.audit.dashboard;

import dev.loki.application.audit.Redaction;
import dev.loki.domain.audit.dashboard.DashboardChain;
import dev.loki.domain.audit.dashboard.DashboardEvent;
import dev.loki.domain.audit.dashboard.DirectoryVerdict;
import dev.loki.domain.audit.dashboard.FileVerdict;
import dev.loki.domain.json.JsonObject;
import dev.loki.ports.audit.dashboard.DashboardLog;
import dev.loki.ports.audit.dashboard.DashboardLog.EntryListener;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The control plane's audit log (seed, "Python Audit"): who did what to which resource. Known secrets are masked before
 * anything is written. Verifying works where the log is off, too. Thread-safe.
 */
public final class DashboardAudit {

    private static final DashboardAudit NONE = new DashboardAudit(null, false);

    private final @Nullable Supplier<DashboardLog> log;
    private final boolean on;
    private volatile boolean recorded;

    private DashboardAudit(@Nullable Supplier<DashboardLog> log, boolean on) {
        this.log = log;
        this.on = on;
    }

    /** A log that records nothing and has nothing to verify. */
    public static DashboardAudit off() {
        return NONE;
    }

    /**
     * An audit kept in a log.
     *
     * @param log asked at the first use, and expected to give the same log each time
     * @param on whether events are recorded
     */
    public static DashboardAudit keptIn(Supplier<DashboardLog> log, boolean on) {
        return new DashboardAudit(log, on);
    }

    /** Whether events are recorded. */
    public boolean isOn() {
        return on;
    }

    /**
     * Puts an event on record: the original's {@code log_event}. When this returns, it is durable.
     *
     * @return the line as it is stored; empty where the log is off
     * @throws dev.loki.ports.audit.AuditLogException where it could not be written
     */
    public Optional<JsonObject> log(DashboardEvent event) {
        if (log == null || !on) {
            return Optional.empty();
        }
        JsonObject line = log.get().append(Redaction.MASKING.redact(event));
        recorded = true;
        return Optional.of(line);
    }

    /** Whether an event was recorded since this was made. */
    public boolean hasRecorded() {
        return recorded;
    }

    /**
     * Checks one file: the original's {@code verify_log_integrity}.
     *
     * @throws dev.loki.ports.audit.AuditLogException where the file cannot be read
     */
    public FileVerdict verifyLogIntegrity(Path file) {
        return log == null ? new FileVerdict(true, 0, null, null, 0) : log.get().verify(file);
    }

    /**
     * Checks every file, in the order of their links.
     *
     * @throws dev.loki.ports.audit.AuditLogException where the log cannot be read
     */
    public DirectoryVerdict verify(EntryListener entries) {
        return log == null
                ? new DirectoryVerdict(List.of(), DashboardChain.GENESIS, 0, null, List.of(), List.of())
                : log.get().verify(entries);
    }
}
