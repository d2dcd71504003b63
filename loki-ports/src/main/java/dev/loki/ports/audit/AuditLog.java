package dev.loki.ports.audit;

import dev.loki.domain.audit.AuditDraft;
import dev.loki.domain.audit.AuditEntry;
import dev.loki.domain.audit.AuditQuery;
import dev.loki.domain.audit.ChainVerdict;
import java.util.function.Consumer;

/**
 * The agent chain: one chain, any number of threads and processes that append. Implementations are thread-safe.
 */
public interface AuditLog {

    /**
     * Links an entry to the chain. When this returns, the entry is durable.
     *
     * @throws AuditLogException where it could not be written; it is then not to be taken as recorded
     */
    AuditEntry append(AuditDraft draft);

    /**
     * Checks every line, hash, link and sequence number, in constant memory.
     *
     * @throws AuditLogException where the log cannot be read at all
     */
    ChainVerdict verify();

    /**
     * Hands out the entries that match, oldest first.
     *
     * @return how many lines are no entries and were passed over; {@link #verify} says more about them
     * @throws AuditLogException where the log cannot be read
     */
    long read(AuditQuery query, Consumer<AuditEntry> consumer);
}
