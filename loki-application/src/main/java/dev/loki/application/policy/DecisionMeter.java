package dev.loki.application.policy;

import dev.loki.domain.metric.Histogram;
import dev.loki.domain.metric.LokiMetrics;
import dev.loki.domain.policy.Decision;
import dev.loki.domain.time.EpochNanos;
import dev.loki.domain.trace.SpanContext;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Counts decisions, how long each took from the question to the answer on record, and what detectors found in content.
 * Thread-safe.
 */
public final class DecisionMeter {

    /** Measures nothing. */
    public static final DecisionMeter OFF = new DecisionMeter(null, () -> 0, () -> Instant.EPOCH);

    private static final double NANOS = 1e9;

    private final @Nullable LokiMetrics metrics;
    private final LongSupplier ticker;
    private final InstantSource clock;

    private DecisionMeter(@Nullable LokiMetrics metrics, LongSupplier ticker, InstantSource clock) {
        this.metrics = metrics;
        this.ticker = ticker;
        this.clock = clock;
    }

    /**
     * A meter of these metrics.
     *
     * @param ticker nanoseconds from any origin, which only grow
     */
    public static DecisionMeter of(LokiMetrics metrics, LongSupplier ticker, InstantSource clock) {
        return new DecisionMeter(metrics, ticker, clock);
    }

    /** The ticker at the question. */
    long begin() {
        return metrics == null ? 0 : ticker.getAsLong();
    }

    /** Takes a decision that began then, with the span it was made in. */
    void decided(String point, Decision decision, long begin, Optional<SpanContext> span) {
        if (metrics != null) {
            double seconds = (ticker.getAsLong() - begin) / NANOS;
            metrics.decisions().with(point, decision.verdict().name()).increment();
            decision.findings()
                    .forEach((detector, count) ->
                            metrics.findings().with(detector).add((double) count));
            record(metrics.decisionLatency().with(point), seconds, span);
        }
    }

    private void record(Histogram latency, double seconds, Optional<SpanContext> span) {
        if (span.isPresent()) {
            latency.record(seconds, span.get(), EpochNanos.of(clock.instant()));
        } else {
            latency.record(seconds);
        }
    }
}
