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

    /** How many wait; of more the oldest no longer does. */
    static final int MOST_WAITING = 1_000;

    /** How long one waits at least, where others come after it. */
    static final Duration PATIENCE = Duration.ofSeconds(5);

    /** How many are remembered for children that come late. */
    private static final int MOST_REMEMBERED = 10_000;

    private final Map<SpanKey, Waiting> waiting = new LinkedHashMap<>();

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
        if (parent == null || isOpen.test(parent) || adopted.containsKey(parent)) {
            ready.add(span);
        } else {
            Waiting twin = waiting.put(SpanKey.of(span.context()), new Waiting(span, nanoTime));
            if (twin != null) {
                ready.add(twin.span());
            }
        }
        Iterator<Waiting> oldest = waiting.values().iterator();
        while (oldest.hasNext()) {
            Waiting next = oldest.next();
            if (waiting.size() <= MOST_WAITING && nanoTime - next.since() < PATIENCE.toNanos()) {
                break;
            }
            ready.add(next.span());
            oldest.remove();
        }
        addDescendants(ready);
        return ready;
    }

    /** All that wait, parents before their children, else in the order they came. */
    List<Span> takeAll() {
        List<Span> ready = new ArrayList<>();
        for (Waiting one : waiting.values()) {
            SpanKey parent = SpanKey.ofParent(one.span());
            if (parent == null || !waiting.containsKey(parent)) {
                ready.add(one.span());
            }
        }
        ready.forEach(span -> waiting.remove(SpanKey.of(span.context())));
        addDescendants(ready);
        waiting.values().forEach(inACircle -> ready.add(inACircle.span()));
        waiting.clear();
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

    private void addDescendants(List<Span> ready) {
        for (int i = 0; i < ready.size() && !waiting.isEmpty(); i++) {
            SpanKey parent = SpanKey.of(ready.get(i).context());
            for (Iterator<Waiting> others = waiting.values().iterator(); others.hasNext(); ) {
                Span span = others.next().span();
                if (parent.equals(SpanKey.ofParent(span))) {
                    ready.add(span);
                    others.remove();
                }
            }
        }
    }

    private record Waiting(Span span, long since) {}
}
