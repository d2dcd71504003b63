package dev.loki.ports.trace;

import dev.loki.domain.trace.Span;
import java.time.Duration;
import java.util.function.BiConsumer;

/** The spans that the commands of one session left for the run that started them. */
public interface SpanSpool {

    /**
     * Hands out every span that was left and removes it. Hostile content is passed over. Ends once the time is over, after
     * the file that is under way; what is left then waits for the next call.
     *
     * @param consumer takes a span, and what is left of the time then, which it may use up
     * @param time how long it may take; with none, nothing is handed out
     */
    SpoolDrain drain(BiConsumer<Span, Duration> consumer, Duration time);
}
