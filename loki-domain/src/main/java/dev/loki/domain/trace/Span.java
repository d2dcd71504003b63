package dev.loki.domain.trace;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A finished span.
 *
 * @param context its identity
 * @param parent the span it happened in; null for the root of a trace
 * @param name what kind of work it was, of low cardinality
 * @param startEpochNanos when it began, in nanoseconds since 1970-01-01T00:00:00Z
 * @param endEpochNanos when it ended, not before it began
 * @param events what happened within it, at most {@value #MOST}
 * @param links spans it has to do with that are not around it, at most {@value #MOST}
 * @param droppedEvents how many more events there were
 * @param droppedLinks how many more links there were
 */
public record Span(
        SpanContext context,
        @Nullable SpanId parent,
        String name,
        SpanKind kind,
        long startEpochNanos,
        long endEpochNanos,
        Attributes attributes,
        SpanStatus status,
        List<SpanEvent> events,
        List<SpanLink> links,
        int droppedEvents,
        int droppedLinks) {

    /** How many events, and how many links, a span keeps; what comes after is counted. */
    public static final int MOST = 128;

    public Span {
        if (endEpochNanos < startEpochNanos) {
            throw new IllegalArgumentException("a span must not end before it began");
        }
        droppedEvents += Math.max(0, events.size() - MOST);
        droppedLinks += Math.max(0, links.size() - MOST);
        events = first(events);
        links = first(links);
    }

    /** A span without events and links. */
    public Span(
            SpanContext context,
            @Nullable SpanId parent,
            String name,
            SpanKind kind,
            long startEpochNanos,
            long endEpochNanos,
            Attributes attributes,
            SpanStatus status) {
        this(
                context,
                parent,
                name,
                kind,
                startEpochNanos,
                endEpochNanos,
                attributes,
                status,
                List.of(),
                List.of(),
                0,
                0);
    }

    /** A name of a span or of an event within its bounds: at most {@value Attributes#LONGEST_NAME} chars. */
    public static String boundedName(String name) {
        return Attributes.cut(name, Attributes.LONGEST_NAME);
    }

    private static <T> List<T> first(List<T> all) {
        return all.size() <= MOST ? List.copyOf(all) : List.copyOf(all.subList(0, MOST));
    }
}
