package dev.loki.ports.trace;

import dev.loki.domain.trace.Span;
import java.time.Duration;

/**
 * Where finished spans go. It fails open: it never throws, never blocks its caller for longer than an offer to a queue
 * (or than the caller asked for), and holds a bounded number of spans. Implementations are thread-safe.
 */
public interface SpanExporter {

    /** Takes a span; where there is no room, it is dropped and counted. After {@link #close} it is dropped too. */
    void export(Span span);

    /**
     * Takes a span as {@link #export(Span)} does, but waits for room first. For whoever has spans at hand faster than they
     * leave, and this much time for it: no work may wait for its telemetry.
     *
     * @param patience how long it waits at most; less where the receiver fails
     */
    default void export(Span span, Duration patience) {
        export(span);
    }

    /**
     * Delivers what is still held, for at most this long, and stops. Further calls only repeat the report.
     *
     * @return what became of every span taken
     */
    ExportReport close(Duration deadline);
}
