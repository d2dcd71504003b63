package dev.loki.application.audit;

import dev.loki.domain.audit.AuditDraft;
import dev.loki.domain.audit.AuditEntry;
import dev.loki.domain.audit.AuditQuery;
import dev.loki.domain.audit.ChainVerdict;
import dev.loki.ports.audit.AuditLog;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The agent's audit trail (seed, "Audit trail"). Known secrets are masked before anything is written. Thread-safe. */
public final class AuditTrail {

    private static final AuditTrail OFF = new AuditTrail(null, () -> {});

    private final @Nullable Supplier<AuditLog> log;
    private final Runnable appended;

    private AuditTrail(@Nullable Supplier<AuditLog> log, Runnable appended) {
        this.log = log;
        this.appended = appended;
    }

    /** A trail that records nothing and holds nothing. */
    public static AuditTrail off() {
        return OFF;
    }

    /**
     * A trail kept in a log.
     *
     * @param log asked at the first use, and expected to give the same log each time
     */
    public static AuditTrail keptIn(Supplier<AuditLog> log) {
        return keptIn(log, () -> {});
    }

    /**
     * A trail kept in a log.
     *
     * @param log asked at the first use, and expected to give the same log each time
     * @param appended told after each entry that is durable; must neither wait nor throw
     */
    public static AuditTrail keptIn(Supplier<AuditLog> log, Runnable appended) {
        return new AuditTrail(log, appended);
    }

    /**
     * Puts something on record. When this returns, it is durable.
     *
     * @return the entry; empty where the trail is off
     * @throws dev.loki.ports.audit.AuditLogException where it could not be written
     */
    public Optional<AuditEntry> record(AuditDraft draft) {
        if (log == null) {
            return Optional.empty();
        }
        AuditEntry entry = log.get().append(Redaction.redact(draft));
        appended.run();
        return Optional.of(entry);
    }

    /**
     * Checks the whole chain; one that is off is intact and empty.
     *
     * @throws dev.loki.ports.audit.AuditLogException where the log cannot be read at all
     */
    public ChainVerdict verify() {
        return log == null ? ChainVerdict.intact(0) : log.get().verify();
    }

    /**
     * Hands out the entries that match, oldest first.
     *
     * @return how many lines are no entries and were passed over
     * @throws dev.loki.ports.audit.AuditLogException where the log cannot be read
     */
    public long read(AuditQuery query, Consumer<AuditEntry> consumer) {
        return log == null ? 0 : log.get().read(query, consumer);
    }
}
