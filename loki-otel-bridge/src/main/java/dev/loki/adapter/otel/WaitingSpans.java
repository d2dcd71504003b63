package dev.loki.adapter.otel;

import dev.loki.domain.trace.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Spans that wait for their parents, in the order they came, found by parent as well. Not thread-safe. */
final class WaitingSpans {

    private final Map<SpanKey, Waiting> spans = new LinkedHashMap<>();
    private final Map<SpanKey, Set<SpanKey>> children = new HashMap<>();

    int size() {
        return spans.size();
    }

    boolean isEmpty() {
        return spans.isEmpty();
    }

    /** Has a span wait for its parent; the one that waited under the same ids no longer does, and is returned. */
    @Nullable
    Span add(Span span, SpanKey parent, long nanoTime) {
        SpanKey key = SpanKey.of(span.context());
        Span twin = spans.containsKey(key) ? remove(key) : null;
        spans.put(key, new Waiting(span, parent, nanoTime));
        children.computeIfAbsent(parent, unknown -> new LinkedHashSet<>()).add(key);
        return twin;
    }

    /** Since when the oldest waits; nobody may ask where none does. */
    long oldestSince() {
        return oldest().getValue().since();
    }

    /**
     * No longer has the oldest wait, nor those above and below it that wait: parents before their children, except for one
     * place where they stand in a circle.
     */
    List<Span> takeOldestFamily() {
        SpanKey top = oldest().getKey();
        SpanKey parent = parentOf(top);
        for (int steps = 1; spans.containsKey(parent) && steps < spans.size(); steps++) {
            top = parent;
            parent = parentOf(top);
        }
        List<Span> family = new ArrayList<>(List.of(remove(top)));
        addDescendants(family);
        return family;
    }

    /** Adds those that wait for one of these, and for those in turn. */
    void addDescendants(List<Span> parents) {
        for (int i = 0; i < parents.size() && !isEmpty(); i++) {
            Set<SpanKey> next = children.getOrDefault(SpanKey.of(parents.get(i).context()), Set.of());
            for (SpanKey child : List.copyOf(next)) {
                parents.add(remove(child));
            }
        }
    }

    private Map.Entry<SpanKey, Waiting> oldest() {
        return spans.entrySet().iterator().next();
    }

    private SpanKey parentOf(SpanKey key) {
        return waiting(spans.get(key)).parent();
    }

    private Span remove(SpanKey key) {
        Waiting gone = waiting(spans.remove(key));
        Set<SpanKey> siblings = Objects.requireNonNull(children.get(gone.parent()));
        siblings.remove(key);
        if (siblings.isEmpty()) {
            children.remove(gone.parent());
        }
        return gone.span();
    }

    private static Waiting waiting(@Nullable Waiting one) {
        return Objects.requireNonNull(one, "a span that does not wait");
    }

    private record Waiting(Span span, SpanKey parent, long since) {}
}
