package dev.loki.contracts.outbox;

import dev.loki.ports.outbox.OutboxProgress;
import java.util.HashMap;
import java.util.Map;

/** How far outboxes came, for tests, as durable as the object. Thread-safe. */
public final class InMemoryOutboxProgress implements OutboxProgress {

    private static final Standing NONE = new Standing(0, 0, Map.of(), Map.of());

    private final Map<String, Standing> standings = new HashMap<>();

    @Override
    public synchronized Standing of(String outbox) {
        return standings.getOrDefault(outbox, NONE);
    }

    @Override
    public synchronized void sent(String outbox, long number) {
        Standing known = of(outbox);
        Map<Long, String> refused = new HashMap<>(known.refused());
        refused.remove(number);
        put(outbox, Math.max(known.sent(), number), known.exported(), refused, known.issues());
    }

    @Override
    public synchronized void refused(String outbox, long number, String reason) {
        Standing known = of(outbox);
        Map<Long, String> refused = new HashMap<>(known.refused());
        refused.put(number, reason);
        put(outbox, Math.max(known.sent(), number), known.exported(), refused, known.issues());
    }

    @Override
    public synchronized void created(String outbox, String planned, String key) {
        Standing known = of(outbox);
        Map<String, String> issues = new HashMap<>(known.issues());
        issues.put(planned, key);
        put(outbox, known.sent(), known.exported(), known.refused(), issues);
    }

    @Override
    public synchronized void exported(String outbox, long number) {
        Standing known = of(outbox);
        put(outbox, known.sent(), Math.max(known.exported(), number), known.refused(), known.issues());
    }

    private void put(String outbox, long sent, long exported, Map<Long, String> refused, Map<String, String> issues) {
        standings.put(outbox, new Standing(sent, exported, refused, issues));
    }
}
