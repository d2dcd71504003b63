package dev.loki.application.policy;

import dev.loki.domain.json.JsonObject;
import dev.loki.domain.policy.Decision;
import dev.loki.domain.time.IsoTimestamp;
import dev.loki.ports.policy.DecisionLog;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Writes every decision down, ALLOW included, in the background: one daemon thread masks and writes, and a
 * check neither waits for it nor learns of its troubles. At most {@value DecisionQueue#MAX_WAITING} decisions wait; the
 * newest beyond them are counted, and the count stands in the log. Thread-safe.
 */
public final class DecisionJournal {

    private static final Duration BETWEEN_WARNINGS = Duration.ofMinutes(1);

    private static final DecisionJournal OFF = new DecisionJournal(null, InstantSource.system(), warning -> {});

    private final @Nullable Supplier<DecisionLog> log;
    private final InstantSource clock;
    private final Consumer<String> warnings;
    private final DecisionQueue queue = new DecisionQueue();
    private @Nullable Thread writer;
    private @Nullable Instant warned;

    private DecisionJournal(@Nullable Supplier<DecisionLog> log, InstantSource clock, Consumer<String> warnings) {
        this.log = log;
        this.clock = clock;
        this.warnings = warnings;
    }

    /** A journal that writes nothing and holds nothing. */
    public static DecisionJournal off() {
        return OFF;
    }

    /**
     * A journal kept in a log.
     *
     * @param log asked on the thread that writes
     * @param warnings told, at most once a minute, that decisions are not written
     */
    public static DecisionJournal keptIn(Supplier<DecisionLog> log, InstantSource clock, Consumer<String> warnings) {
        return new DecisionJournal(log, clock, warnings);
    }

    /**
     * Takes a decision.
     *
     * @param decision as it is told; it differs from the judgement's where it could not be recorded
     */
    void record(String point, Judgement judgement, Decision decision, @Nullable String session) {
        if (log != null && queue.offer(PendingDecision.of(clock.instant(), point, judgement, decision, session))) {
            startOnce(log);
        }
    }

    /** Writes what waits, for no longer than this, and ends the thread. Safe to call twice. */
    public void close(Duration deadline) {
        queue.close();
        Thread running = running();
        if (running == null) {
            return;
        }
        try {
            TimeUnit.NANOSECONDS.timedJoin(running, Math.max(1, deadline.toNanos()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (queue.unwritten() > 0 || running.isAlive()) {
            warnings.accept("decisions are missing in the decision log: it could not be written in time");
        }
    }

    private synchronized @Nullable Thread running() {
        return writer;
    }

    private synchronized void startOnce(Supplier<DecisionLog> where) {
        if (writer == null) {
            writer = new Thread(() -> write(where), "loki-decision-log");
            writer.setDaemon(true);
            writer.start();
        }
    }

    private void write(Supplier<DecisionLog> where) {
        try {
            DecisionQueue.Batch batch = queue.take();
            while (!batch.isEmpty()) {
                boolean written = write(where, batch);
                if (!written && batch.decisions().isEmpty()) {
                    return; // closed, and there is nothing left to hope for
                }
                batch = queue.take();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean write(Supplier<DecisionLog> where, DecisionQueue.Batch batch) {
        try {
            where.get().append(lines(batch));
            return true;
        } catch (RuntimeException e) {
            queue.lose(batch.decisions().size() + batch.dropped());
            warn(e);
            return false;
        }
    }

    private List<JsonObject> lines(DecisionQueue.Batch batch) {
        List<JsonObject> lines = new ArrayList<>();
        if (batch.dropped() > 0) {
            lines.add(JsonObject.builder()
                    .put("timestamp", IsoTimestamp.format(clock.instant()))
                    .put("dropped", batch.dropped())
                    .build());
        }
        batch.decisions().forEach(decision -> lines.add(decision.line()));
        return lines;
    }

    private void warn(RuntimeException trouble) {
        Instant now = clock.instant();
        if (warned == null || !now.isBefore(warned.plus(BETWEEN_WARNINGS))) {
            warned = now;
            warnings.accept("decisions are not logged: " + trouble.getMessage());
        }
    }
}
