package dev.loki.bootstrap.settings;

import dev.loki.domain.trace.Sampler;
import dev.loki.domain.trace.TraceContext;
import dev.loki.domain.trace.TraceId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What is recorded of traces, and what this process happens in. It fails open: what cannot be used is a warning, told where
 * telemetry is on.
 *
 * @param sampler which traces are recorded ({@code OTEL_TRACES_SAMPLER}, {@code OTEL_TRACES_SAMPLER_ARG})
 * @param outer what came along ({@code TRACEPARENT}, {@code TRACESTATE}, {@code BAGGAGE})
 * @param root the trace that this process begins where nothing came along ({@code LOKI_TRACE_ID}); null for a new one
 * @param genAi whether spans have the attributes for language models, too ({@code OTEL_SEMCONV_STABILITY_OPT_IN})
 * @see <a href="https://opentelemetry.io/docs/specs/otel/configuration/sdk-environment-variables/">OpenTelemetry,
 *     environment variables</a>
 */
public record TraceSettings(
        Sampler sampler, TraceContext outer, @Nullable TraceId root, boolean genAi, List<String> warnings) {

    private static final String SAMPLER = "OTEL_TRACES_SAMPLER";
    private static final String ARGUMENT = "OTEL_TRACES_SAMPLER_ARG";
    private static final String TRACE_ID = "LOKI_TRACE_ID";
    private static final String OPT_IN = "OTEL_SEMCONV_STABILITY_OPT_IN";

    /** Loki's own names are stable: who opts in to them alone gets none that are not. */
    private static final String STABLE_ONLY = "loki";

    public TraceSettings {
        warnings = List.copyOf(warnings);
    }

    static TraceSettings read(Variables variables) {
        List<String> warnings = new ArrayList<>();
        TraceContext outer = TraceContext.read(
                name -> variables.text(name.toUpperCase(Locale.ROOT)).orElse(null));
        return new TraceSettings(
                sampler(variables, warnings),
                outer,
                outer.span() == null ? root(variables, warnings) : null,
                genAi(variables),
                warnings);
    }

    private static Sampler sampler(Variables variables, List<String> warnings) {
        String name = variables.text(SAMPLER).orElse("parentbased_always_on");
        return Sampler.named(name, ratio(variables, name, warnings)).orElseGet(() -> {
            warnings.add(SAMPLER + ": expected one of " + String.join(", ", Sampler.NAMES)
                    + "; every trace is recorded that its parent does not leave out");
            return Sampler.DEFAULT;
        });
    }

    private static double ratio(Variables variables, String sampler, List<String> warnings) {
        String text = variables.text(ARGUMENT).orElse("1");
        try {
            double ratio = Double.parseDouble(text);
            if (ratio >= 0 && ratio <= 1) {
                return ratio;
            }
        } catch (NumberFormatException e) {
            // Told below, like a number out of bounds.
        }
        if (sampler.toLowerCase(Locale.ROOT).endsWith("traceidratio")) {
            warnings.add(ARGUMENT + ": expected a number from 0 to 1, such as 0.1; every trace is recorded");
        }
        return 1;
    }

    private static @Nullable TraceId root(Variables variables, List<String> warnings) {
        String hex = variables.text(TRACE_ID).orElse("").toLowerCase(Locale.ROOT);
        try {
            return hex.isEmpty() ? null : TraceId.parse(hex);
        } catch (IllegalArgumentException e) {
            warnings.add(TRACE_ID + ": expected 32 hex digits, not all zero; a new trace is begun");
            return null;
        }
    }

    private static boolean genAi(Variables variables) {
        List<String> optedIn = Arrays.stream(variables.text(OPT_IN).orElse("").split(",", -1))
                .map(String::strip)
                .toList();
        return !optedIn.contains(STABLE_ONLY) || optedIn.contains(STABLE_ONLY + "/dup");
    }
}
