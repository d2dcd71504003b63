package dev.loki.contracts.outbox;

import dev.loki.ports.outbox.OutboxContents;
import dev.loki.ports.outbox.OutboxProgress;
import dev.loki.ports.outbox.WaitingCall;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** How far outboxes came, for tests, as durable as the object. Thread-safe. */
public final class InMemoryOutboxProgress implements OutboxProgress {

    private static final Standing NONE = new Standing(0, 0, Map.of(), Map.of());

    private final Map<String, Standing> standings = new HashMap<>();
    private final Map<String, Map<Long, WaitingCall>> calls = new HashMap<>();
    private Optional<String> own = Optional.empty();

    @Override
    public synchronized Standing of(String outbox) {
        return standings.getOrDefault(outbox, NONE);
    }

    @Override
    public synchronized Optional<String> own() {
        return own;
    }

    @Override
    public synchronized void begun(String outbox) {
        own = Optional.of(outbox);
    }

    @Override
    public synchronized void sent(String outbox, WaitingCall call) {
        Standing known = of(outbox);
        Map<Long, String> refused = new HashMap<>(known.refused());
        refused.remove(call.number());
        remember(outbox, call);
        put(outbox, Math.max(known.sent(), call.number()), known.exported(), refused, known.issues());
    }

    @Override
    public synchronized void refused(String outbox, WaitingCall call, String reason) {
        Standing known = of(outbox);
        Map<Long, String> refused = new HashMap<>(known.refused());
        refused.put(call.number(), reason);
        remember(outbox, call);
        put(outbox, Math.max(known.sent(), call.number()), known.exported(), refused, known.issues());
    }

    @Override
    public synchronized Optional<WaitingCall> other(OutboxContents contents) {
        Map<Long, WaitingCall> known = calls.getOrDefault(contents.outbox(), Map.of());
        return contents.calls().stream()
                .filter(call -> !known.getOrDefault(call.number(), call).equals(call))
                .findFirst();
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

    private void remember(String outbox, WaitingCall call) {
        calls.computeIfAbsent(outbox, name -> new HashMap<>()).put(call.number(), call);
    }

    private void put(String outbox, long sent, long exported, Map<Long, String> refused, Map<String, String> issues) {
        standings.put(outbox, new Standing(sent, exported, refused, issues));
    }
}
