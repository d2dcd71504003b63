package dev.loki.application.trace;

import dev.loki.domain.telemetry.SourcedSpan;
import dev.loki.domain.trace.Attributes;
import dev.loki.domain.trace.Span;
import dev.loki.domain.trace.SpanEvent;
import dev.loki.domain.trace.SpanLink;
import dev.loki.domain.trace.TraceId;
import dev.loki.domain.trace.tree.TraceIndex;
import dev.loki.domain.trace.tree.TraceSummary;
import dev.loki.domain.trace.tree.TraceTree;
import dev.loki.ports.telemetry.ReadingReport;
import dev.loki.ports.telemetry.RecordedTelemetry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds and reads traces that were recorded. Of all that is there, only an index and the one trace that is wanted are held:
 * at most {@value #MOST_SPANS} spans and {@value #MOST_CHARS} chars of text, where each event, link, attribute and text of
 * a list counts for {@value #PART} more, for the memory that it takes by itself; and no more than the memory has room for.
 * Thread-safe.
 */
public final class RecordedTraces {

    /** How many spans of a trace are read. */
    public static final int MOST_SPANS = 200_000;

    /** How much text they may hold. */
    public static final long MOST_CHARS = 256L << 20;

    private static final int PART = 50;

    /** What a span takes besides its texts and parts, its place in the tree included. */
    private static final int SPAN = 800;

    /** The rest is for what is read, and for what is made of the trace. */
    private static final int PART_OF_THE_MEMORY = 3;

    private final RecordedTelemetry telemetry;
    private final long room;

    /** @param memory how many bytes there are for everything */
    public RecordedTraces(RecordedTelemetry telemetry, long memory) {
        this.telemetry = telemetry;
        this.room = memory / PART_OF_THE_MEMORY;
    }

    /**
     * What is there.
     *
     * @throws dev.loki.ports.telemetry.UnreadableTelemetryException where there is nothing to be read
     */
    public Contents list() {
        TraceIndex index = new TraceIndex();
        ReadingReport report = telemetry.readSpans(recorded -> index.add(recorded.span()));
        return new Contents(index.newestFirst(), index.forgotten(), report);
    }

    /**
     * Reads one trace; empty where no span of it is there any more.
     *
     * @throws dev.loki.ports.telemetry.UnreadableTelemetryException where there is nothing to be read
     */
    public Optional<Recorded> read(TraceId id) {
        Kept kept = new Kept(id, room);
        ReadingReport report = telemetry.readSpans(kept::add);
        return kept.spans.isEmpty()
                ? Optional.empty()
                : Optional.of(new Recorded(TraceTree.of(kept.spans), kept.leftOut, report));
    }

    /**
     * The traces of a recording.
     *
     * @param traces the newest first
     * @param forgotten how many older ones are not among them
     */
    public record Contents(List<TraceSummary> traces, long forgotten, ReadingReport report) {

        /** Those whose id begins so, in lower-case hex. */
        public List<TraceSummary> startingWith(String prefix) {
            return traces.stream()
                    .filter(trace -> trace.traceId().hex().startsWith(prefix))
                    .toList();
        }
    }

    /**
     * A trace that was recorded.
     *
     * @param leftOut how many of its spans were too many
     */
    public record Recorded(TraceTree tree, long leftOut, ReadingReport report) {}

    private static final class Kept {

        private final TraceId id;
        private final long room;
        private final List<SourcedSpan> spans = new ArrayList<>();
        private long chars;
        private long leftOut;

        private Kept(TraceId id, long room) {
            this.id = id;
            this.room = room;
        }

        void add(SourcedSpan recorded) {
            if (!recorded.span().context().traceId().equals(id)) {
                return;
            }
            chars += chars(recorded.span());
            if (spans.size() < MOST_SPANS && chars <= MOST_CHARS && chars + (long) SPAN * spans.size() <= room) {
                spans.add(recorded);
            } else {
                leftOut++;
            }
        }

        private static long chars(Span span) {
            long chars = span.name().length() + span.status().message().length() + chars(span.attributes());
            for (SpanEvent event : span.events()) {
                chars += PART + event.name().length() + chars(event.attributes());
            }
            for (SpanLink link : span.links()) {
                chars += PART + chars(link.attributes());
            }
            return chars;
        }

        private static long chars(Attributes attributes) {
            long[] chars = {0};
            attributes.forEach((name, value) -> chars[0] += PART + name.length() + length(value));
            return chars[0];
        }

        private static long length(Object value) {
            return value instanceof List<?> texts
                    ? texts.stream()
                            .mapToLong(text -> PART + text.toString().length())
                            .sum()
                    : value.toString().length();
        }
    }
}
