package dev.loki.contracts.audit;

import dev.loki.domain.audit.AgentChain;
import dev.loki.domain.audit.AuditActions;
import dev.loki.domain.audit.AuditDraft;
import dev.loki.domain.audit.AuditEntry;
import dev.loki.domain.audit.AuditQuery;
import dev.loki.domain.audit.ChainTip;
import dev.loki.domain.audit.ChainVerdict;
import dev.loki.domain.audit.ChainVerifier;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.time.IsoTimestamp;
import dev.loki.ports.audit.AuditLog;
import dev.loki.ports.audit.AuditLogException;
import dev.loki.ports.audit.VerifyProgress;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** An audit log for tests: a true chain, as durable as the object. Thread-safe. */
public final class InMemoryAuditLog implements AuditLog {

    private final InstantSource clock;
    private final List<AuditEntry> older = new ArrayList<>();
    private final List<AuditEntry> entries = new ArrayList<>();
    private boolean failing;

    public InMemoryAuditLog(InstantSource clock) {
        this.clock = clock;
    }

    /** From now on nothing can be appended, as where the disk is full. */
    public synchronized void failAppends() {
        failing = true;
    }

    /** From now on entries can be appended again. */
    public synchronized void mendAppends() {
        failing = false;
    }

    private synchronized List<AuditEntry> entries(boolean olderToo) {
        List<AuditEntry> all = new ArrayList<>(olderToo ? older : List.of());
        all.addAll(entries);
        return all;
    }

    /** What was appended so far. */
    public synchronized List<AuditEntry> entries() {
        return List.copyOf(entries);
    }

    @Override
    public synchronized AuditEntry append(AuditDraft draft) {
        if (failing) {
            throw new AuditLogException("cannot write the log in memory: it was told to fail", null);
        }
        ChainTip tip = entries.isEmpty() ? ChainTip.START : ChainTip.after(entries.get(entries.size() - 1));
        AuditEntry entry = AgentChain.link(draft, IsoTimestamp.format(clock.instant()), tip);
        entries.add(entry);
        return entry;
    }

    @Override
    public CompletionStage<AuditEntry> appendAsync(AuditDraft draft) {
        try {
            return CompletableFuture.completedStage(append(draft));
        } catch (AuditLogException e) {
            return CompletableFuture.failedStage(e);
        }
    }

    @Override
    public synchronized AuditEntry startSegment(String who, String why) {
        if (entries.isEmpty()) {
            throw new AuditLogException("there is no chain yet that a new segment could follow", null);
        }
        JsonObject previous = JsonObject.builder()
                .put("last_good_seq", entries.size() - 1)
                .put("last_good_hash", entries.get(entries.size() - 1).hash())
                .build();
        older.addAll(entries);
        entries.clear();
        return append(new AuditDraft(who, AuditActions.SEGMENT_START, null, why, previous));
    }

    @Override
    public void close() {
        // as durable as the object
    }

    @Override
    public ChainVerdict verify(VerifyProgress progress) {
        ChainVerifier verifier = new ChainVerifier();
        entries().forEach(entry -> verifier.accept(entry.toJson()));
        return verifier.verdict();
    }

    @Override
    public long read(AuditQuery query, Consumer<AuditEntry> consumer) {
        List<AuditEntry> wanted = new ArrayList<>(entries(query.allSegments()));
        if (query.newestFirst()) {
            Collections.reverse(wanted);
        }
        wanted.stream().filter(query::matches).limit(query.limit()).forEach(consumer);
        return 0;
    }
}
