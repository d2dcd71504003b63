package dev.loki.domain.trace;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether a trace is recorded. Each process decides alike for one trace: by its id or by the parent alone.
 *
 * @see <a href="https://opentelemetry.io/docs/specs/otel/trace/sdk/#sampling">OpenTelemetry, sampling</a>
 */
public sealed interface Sampler {

    /** Samples every trace that nobody decided about before: the default. */
    Sampler DEFAULT = new ParentBased(new Always(true));

    /** What {@code OTEL_TRACES_SAMPLER} may say. */
    List<String> NAMES = List.of(
            "always_on",
            "always_off",
            "traceidratio",
            "parentbased_always_on",
            "parentbased_always_off",
            "parentbased_traceidratio");

    /** Whether a span is recorded. */
    boolean samples(TraceId trace, @Nullable SpanContext parent);

    /**
     * The sampler of a name, in any case; empty where it is none of {@link #NAMES}.
     *
     * @param ratio for those by ratio
     * @throws IllegalArgumentException where the ratio is needed and not from 0 to 1
     */
    static Optional<Sampler> named(String name, double ratio) {
        String lower = name.toLowerCase(Locale.ROOT);
        return Optional.ofNullable(
                switch (lower) {
                    case "always_on" -> new Always(true);
                    case "always_off" -> new Always(false);
                    case "traceidratio" -> new Ratio(ratio);
                    case "parentbased_always_on" -> DEFAULT;
                    case "parentbased_always_off" -> new ParentBased(new Always(false));
                    case "parentbased_traceidratio" -> new ParentBased(new Ratio(ratio));
                    default -> null;
                });
    }

    /** The same for every span. */
    record Always(boolean on) implements Sampler {

        @Override
        public boolean samples(TraceId trace, @Nullable SpanContext parent) {
            return on;
        }
    }

    /**
     * A part of all traces, by the lower 63 bits of their ids, which are random: a trace that a lower ratio samples is
     * sampled by a higher one, too.
     *
     * @param ratio from 0 to 1
     */
    record Ratio(double ratio) implements Sampler {

        public Ratio {
            if (!(ratio >= 0 && ratio <= 1)) {
                throw new IllegalArgumentException("a ratio of traces must be a number from 0 to 1");
            }
        }

        @Override
        public boolean samples(TraceId trace, @Nullable SpanContext parent) {
            return ratio == 1 || (trace.low() & Long.MAX_VALUE) < (long) (ratio * Long.MAX_VALUE);
        }
    }

    /**
     * As the parent is sampled.
     *
     * @param root decides where there is none
     */
    record ParentBased(Sampler root) implements Sampler {

        @Override
        public boolean samples(TraceId trace, @Nullable SpanContext parent) {
            return parent == null ? root.samples(trace, null) : parent.sampled();
        }
    }
}
