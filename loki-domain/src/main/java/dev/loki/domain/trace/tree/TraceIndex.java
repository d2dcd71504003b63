package dev.loki.domain.trace.tree;

import dev.loki.domain.trace.Span;
import dev.loki.domain.trace.SpanStatus;
import dev.loki.domain.trace.TraceId;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The traces in a stream of spans. Holds a few hundred bytes for each of the last {@value #MOST} traces that spans came
 * of; what came earlier is forgotten, and counted. Not thread-safe.
 */
public final class TraceIndex {

    /** How many traces are kept. */
    public static final int MOST = 100_000;

    private static final Comparator<TraceSummary> NEWEST_FIRST = Comparator.comparingLong(TraceSummary::startEpochNanos)
            .reversed()
            .thenComparing(summary -> summary.traceId().hex());

    private final int most;
    private final Map<TraceId, Seen> traces = new LinkedHashMap<>(16, 0.75f, true);
    private long forgotten;

    public TraceIndex() {
        this(MOST);
    }

    TraceIndex(int most) {
        this.most = most;
    }

    public void add(Span span) {
        TraceId id = span.context().traceId();
        traces.computeIfAbsent(id, unseen -> new Seen()).add(span);
        if (traces.size() > most) {
            traces.remove(traces.keySet().iterator().next());
            forgotten++;
        }
    }

    /** How many traces were forgotten. */
    public long forgotten() {
        return forgotten;
    }

    /** All that are kept, that whose root began last first. */
    public List<TraceSummary> newestFirst() {
        return traces.entrySet().stream()
                .map(entry -> entry.getValue().summary(entry.getKey()))
                .sorted(NEWEST_FIRST)
                .toList();
    }

    /** The newest. */
    public Optional<TraceSummary> newest() {
        return newestFirst().stream().findFirst();
    }

    /** What is remembered of a trace. */
    private static final class Seen {

        private String name = "";
        private String detail = "";
        private boolean whole;
        private long nameStart = Long.MAX_VALUE;
        private long start = Long.MAX_VALUE;
        private long end = Long.MIN_VALUE;
        private long spans;
        private long errors;
        private @Nullable SpanVerdict worst;

        void add(Span span) {
            SpanFacts facts = SpanFacts.of(span);
            spans++;
            errors += span.status().code() == SpanStatus.Code.ERROR ? 1 : 0;
            worst = SpanVerdict.worse(worst, facts.verdict());
            start = Math.min(start, span.startEpochNanos());
            end = Math.max(end, span.endEpochNanos());
            boolean isRoot = span.parent() == null;
            boolean isBetter = isRoot == whole ? span.startEpochNanos() < nameStart : isRoot;
            if (isBetter) {
                name = span.name();
                detail = facts.detail();
                nameStart = span.startEpochNanos();
                whole = isRoot;
            }
        }

        TraceSummary summary(TraceId id) {
            return new TraceSummary(id, name, detail, whole, nameStart, end - start, spans, errors, worst);
        }
    }
}
