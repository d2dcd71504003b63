package dev.loki.application.audit;

import dev.loki.domain.audit.AuditDraft;
import dev.loki.domain.audit.AuditEntry;
import dev.loki.domain.audit.AuditQuery;
import dev.loki.domain.audit.ChainVerdict;
import dev.loki.domain.scan.FingerprintKey;
import dev.loki.ports.audit.AuditLog;
import dev.loki.ports.audit.VerifyProgress;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The agent's audit trail (seed, "Audit trail"). Known secrets are masked before anything is written. Thread-safe. */
public final class AuditTrail {

    private static final AuditTrail OFF = new AuditTrail(null, Redaction.ofDrafts(null), () -> {}, verdict -> {});

    private final @Nullable Supplier<AuditLog> log;
    private final Redaction redaction;
    private final Runnable afterEntry;
    private final Consumer<ChainVerdict> afterVerdict;

    private AuditTrail(
            @Nullable Supplier<AuditLog> log,
            Redaction redaction,
            Runnable afterEntry,
            Consumer<ChainVerdict> afterVerdict) {
        this.log = log;
        this.redaction = redaction;
        this.afterEntry = afterEntry;
        this.afterVerdict = afterVerdict;
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
        return new AuditTrail(log, Redaction.ofDrafts(null), () -> {}, verdict -> {});
    }

    /**
     * A trail kept in a log, which says of each masked secret whether it is the same as another.
     *
     * @param log as above
     * @param key under which secrets get fingerprints
     */
    public static AuditTrail keptIn(Supplier<AuditLog> log, FingerprintKey key) {
        return new AuditTrail(log, Redaction.ofDrafts(key), () -> {}, verdict -> {});
    }

    /**
     * A trail in the same log that tells somebody more of each entry that was written.
     *
     * @param listener must neither wait nor throw
     */
    public AuditTrail telling(Runnable listener) {
        return new AuditTrail(
                log,
                redaction,
                () -> {
                    afterEntry.run();
                    listener.run();
                },
                afterVerdict);
    }

    /**
     * A trail in the same log that tells somebody what each check of the whole chain found.
     *
     * @param listener must neither wait nor throw
     */
    public AuditTrail tellingVerdicts(Consumer<ChainVerdict> listener) {
        return new AuditTrail(log, redaction, afterEntry, afterVerdict.andThen(listener));
    }

    /**
     * Puts something on record. When this returns, it is durable.
     *
     * @return the entry; empty where the trail is off
     * @throws dev.loki.ports.audit.AuditLogException where it could not be written
     */
    public Optional<AuditEntry> record(AuditDraft draft) {
        return log == null ? Optional.empty() : Optional.of(told(log.get().append(redaction.redact(draft))));
    }

    /**
     * Puts something on record in the order of the calls, without waiting until it is durable: for callers that have
     * many. Where too many wait, the call itself waits; nothing is dropped.
     *
     * @return the entry once it is durable, empty where the trail is off; fails with an
     *     {@link dev.loki.ports.audit.AuditLogException} where it could not be written
     */
    public CompletionStage<Optional<AuditEntry>> recordAsync(AuditDraft draft) {
        return prepare(draft).get();
    }

    /**
     * Masks a draft now, which is what costs time, and records it when it is asked to, as {@link #recordAsync} would: for
     * callers that hold a lock by then.
     */
    public Supplier<CompletionStage<Optional<AuditEntry>>> prepare(AuditDraft draft) {
        Supplier<AuditLog> kept = log;
        if (kept == null) {
            return () -> CompletableFuture.completedStage(Optional.empty());
        }
        AuditDraft masked = redaction.redact(draft);
        return () -> kept.get().appendAsync(masked).thenApply(entry -> Optional.of(told(entry)));
    }

    /**
     * Keeps the chain as evidence and starts a new one that names it ({@link AuditLog#startSegment}).
     *
     * @param who the operator
     * @param why the reason, in the operator's words
     * @return the new chain's first entry; empty where the trail is off
     * @throws dev.loki.ports.audit.AuditLogException where it could not be done
     */
    public Optional<AuditEntry> startSegment(String who, String why) {
        return log == null
                ? Optional.empty()
                : Optional.of(told(log.get().startSegment(redaction.redact(who), redaction.redact(why))));
    }

    private AuditEntry told(AuditEntry entry) {
        afterEntry.run();
        return entry;
    }

    /**
     * Checks the whole chain; one that is off is intact and empty.
     *
     * @throws dev.loki.ports.audit.AuditLogException where the log cannot be read at all
     */
    public ChainVerdict verify() {
        return verify(VerifyProgress.NONE);
    }

    /**
     * As {@link #verify()}, and says how far it is.
     *
     * @throws dev.loki.ports.audit.AuditLogException where the log cannot be read at all
     */
    public ChainVerdict verify(VerifyProgress progress) {
        if (log == null) {
            return ChainVerdict.intact(0);
        }
        ChainVerdict verdict = log.get().verify(progress);
        afterVerdict.accept(verdict);
        return verdict;
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
