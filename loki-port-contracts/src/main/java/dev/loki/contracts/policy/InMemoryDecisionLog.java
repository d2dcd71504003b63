package dev.loki.contracts.policy;

import dev.loki.domain.json.JsonObject;
import dev.loki.ports.policy.DecisionLog;
import dev.loki.ports.policy.DecisionLogException;
import dev.loki.ports.policy.LoggedLine;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A decision log for tests. Thread-safe. */
public final class InMemoryDecisionLog implements DecisionLog {

    private final List<JsonObject> lines = new ArrayList<>();
    private boolean failing;

    /** Whether appends fail from now on, as where the disk is full. */
    public synchronized void failAppends(boolean fail) {
        failing = fail;
    }

    /** What was appended so far. */
    public synchronized List<JsonObject> lines() {
        return List.copyOf(lines);
    }

    @Override
    public synchronized void append(List<JsonObject> more) {
        if (failing) {
            throw new DecisionLogException("cannot write the log in memory: it was told to fail", null);
        }
        lines.addAll(more);
    }

    @Override
    public void read(Consumer<LoggedLine> consumer) {
        List<JsonObject> all = lines();
        if (all.isEmpty()) {
            throw new DecisionLogException("nothing was appended", null);
        }
        for (int i = 0; i < all.size(); i++) {
            consumer.accept(LoggedLine.readable(i + 1, all.get(i)));
        }
    }
}
