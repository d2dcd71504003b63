package dev.loki.application.cycle;

import dev.loki.application.trace.OpenSpan;
import dev.loki.application.trace.Tracer;
import dev.loki.domain.cycle.CycleStep;
import dev.loki.domain.trace.LokiAttributes;
import dev.loki.domain.trace.RarvPhase;
import dev.loki.domain.trace.SpanContext;
import dev.loki.domain.trace.SpanShape;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The span of the phase that a cycle is in: one for each phase of each iteration. Not thread-safe. */
final class PhaseSpans implements AutoCloseable {

    private final Tracer tracer;
    private final @Nullable SpanContext parent;
    private @Nullable OpenSpan open;
    private Optional<RarvPhase> phase = Optional.empty();
    private int iteration;

    /** @param parent the span that phases happen in; null where there is none */
    PhaseSpans(Tracer tracer, @Nullable SpanContext parent) {
        this.tracer = tracer;
        this.parent = parent;
    }

    /** The span that a step happens in; the one before is ended where it is another's. */
    OpenSpan of(CycleStep step, int inIteration) {
        OpenSpan present = open;
        if (present != null && phase.equals(step.kind().phase()) && iteration == inIteration) {
            return present;
        }
        close();
        phase = step.kind().phase();
        iteration = inIteration;
        SpanShape shape = phase.map(SpanShape::rarv).orElseGet(SpanShape::deployment);
        OpenSpan next = tracer.start(shape, parent).put(LokiAttributes.RARV_ITERATION, inIteration);
        open = next;
        return next;
    }

    @Override
    public void close() {
        if (open != null) {
            open.close();
            open = null;
        }
    }
}
