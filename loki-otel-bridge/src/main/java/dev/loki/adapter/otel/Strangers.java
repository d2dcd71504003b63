package dev.loki.adapter.otel;

import dev.loki.domain.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Finished spans with ids of their own. A child ends before its parent does, and so comes before it: it waits here for its
 * parent, but neither long nor as one of too many. Not thread-safe.
 */
final class Strangers {

    /** The attribute that tells what a span's own {@code traceparent} was. */
    static final String OWN_CONTEXT = "loki.traceparent";

    /** How many wait; of more the oldest no longer does, with those above and below it. */
    static final int MOST_WAITING = 1_000;

    /** How long the oldest waits at least, where others come after it. */
    static final Duration PATIENCE = Duration.ofSeconds(5);

    /** How many are remembered for children that come late. */
    private static final int MOST_REMEMBERED = 10_000;

    private final WaitingSpans waiting = new WaitingSpans();

    private final Map<SpanKey, SpanContext> adopted = new LinkedHashMap<>();

    /**
     * Takes a span in.
     *
     * @param nanoTime now
     * @param isOpen whether a span began here and did not end yet
     * @return those whose turn has come, parents before their children
     */
    List<Span> take(Span span, long nanoTime, Predicate<SpanKey> isOpen) {
        List<Span> ready = new ArrayList<>();
        SpanKey parent = SpanKey.ofParent(span);
        Span next = parent == null || isOpen.test(parent) || adopted.containsKey(parent)
                ? span
                : waiting.add(span, parent, nanoTime);
        if (next != null) {
            ready.add(next);
            waiting.addDescendants(ready);
        }
        while (waiting.size() > MOST_WAITING || isOverdue(nanoTime)) {
            ready.addAll(waiting.takeOldestFamily());
        }
        return ready;
    }

    /** All that wait, parents before their children, else in the order they came. */
    List<Span> takeAll() {
        List<Span> ready = new ArrayList<>();
        while (!waiting.isEmpty()) {
            ready.addAll(waiting.takeOldestFamily());
        }
        return ready;
    }

    /** The host's span that one became; null where it is not known. */
    @Nullable
    SpanContext became(SpanKey own) {
        return adopted.get(own);
    }

    void became(SpanKey own, SpanContext theirs) {
        adopted.put(own, theirs);
        if (adopted.size() > MOST_REMEMBERED) {
            Iterator<SpanKey> oldest = adopted.keySet().iterator();
            oldest.next();
            oldest.remove();
        }
    }

    private boolean isOverdue(long nanoTime) {
        return !waiting.isEmpty() && nanoTime - waiting.oldestSince() >= PATIENCE.toNanos();
    }
}
