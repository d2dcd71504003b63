package dev.loki.ports.audit;

import dev.loki.domain.audit.AuditDraft;
import dev.loki.domain.audit.AuditEntry;
import dev.loki.domain.audit.AuditQuery;
import dev.loki.domain.audit.ChainVerdict;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/**
 * The agent chain: one chain, any number of threads and processes that append. Implementations are thread-safe.
 */
public interface AuditLog extends AutoCloseable {

    /**
     * Links an entry to the chain. When this returns, the entry is durable.
     *
     * @throws AuditLogException where it could not be written; it is then not to be taken as recorded
     */
    AuditEntry append(AuditDraft draft);

    /**
     * Links an entry to the chain in the order of the calls, for callers that have many: the stage is complete when the
     * entry is durable. Where too many wait, the call itself waits for room; nothing is dropped. What is chained to the
     * stage must not block.
     *
     * @return fails with an {@link AuditLogException} where the entry could not be written
     * @throws AuditLogException where the draft cannot be written whatever happens
     */
    CompletionStage<AuditEntry> appendAsync(AuditDraft draft);

    /**
     * Keeps the chain as it is, as evidence, and starts a new one whose first entry, {@code segment_start}, names it. For
     * an operator: it is the only way to go on where the chain was damaged.
     *
     * @param who the operator
     * @param why what the operator says about it
     * @return the new chain's first entry
     * @throws AuditLogException where it could not be done, or where there is no chain yet
     */
    AuditEntry startSegment(String who, String why);

    /**
     * Checks every line, hash, link and sequence number, in constant memory.
     *
     * @throws AuditLogException where the log cannot be read at all
     */
    default ChainVerdict verify() {
        return verify(VerifyProgress.NONE);
    }

    /**
     * As {@link #verify()}, and says how far it is.
     *
     * @throws AuditLogException where the log cannot be read at all
     */
    ChainVerdict verify(VerifyProgress progress);

    /**
     * Hands out the entries that match, oldest first.
     *
     * @return how many lines are no entries and were passed over; {@link #verify} says more about them
     * @throws AuditLogException where the log cannot be read
     */
    long read(AuditQuery query, Consumer<AuditEntry> consumer);

    /**
     * Returns when everything that was appended is durable, and holds nothing open any more. A later append opens the
     * log again.
     *
     * @throws AuditLogException where something that was appended may not be durable
     */
    @Override
    void close();
}
