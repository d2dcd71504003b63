package dev.loki.ports.trace;

import dev.loki.domain.trace.Span;
import java.util.function.Consumer;

/** The spans that the commands of one session left for the run that started them. */
public interface SpanSpool {

    /**
     * Hands out every span that was left and removes it. Hostile content is passed over.
     *
     * @return how many files could not be read as spans
     */
    int drain(Consumer<Span> consumer);
}
