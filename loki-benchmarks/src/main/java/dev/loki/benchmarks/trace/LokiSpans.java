package dev.loki.benchmarks.trace;

import dev.loki.application.trace.OpenSpan;
import dev.loki.application.trace.Traces;
import dev.loki.bootstrap.LokiEnterprise;
import dev.loki.domain.trace.SpanContext;
import dev.loki.domain.trace.SpanKind;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A whole facade. */
final class LokiSpans implements Contender {

    private final LokiEnterprise loki;
    private final Traces traces;

    /** @param variables beside the endpoint */
    LokiSpans(String endpoint, Map<String, String> variables, Path project) {
        Map<String, String> environment = new HashMap<>(variables);
        environment.put("LOKI_OTEL_ENDPOINT", endpoint);
        loki = LokiEnterprise.fromEnvironment(environment, project);
        traces = loki.traces();
    }

    @Override
    public void span(int number) {
        span(traces, number, null);
    }

    static void span(Traces traces, int number, @Nullable SpanContext parent) {
        try (OpenSpan span = traces.start("loki.tool.call", SpanKind.INTERNAL, parent)) {
            span.put("loki.tool.name", "Bash")
                    .put("loki.agent.type", "worker")
                    .put("loki.agent.id", "agent-17")
                    .put("loki.model", "opus")
                    .put("loki.provider", "anthropic")
                    .put("loki.session.id", "7f3a9c20d1e84b56")
                    .put("loki.rarv.phase", "ACT")
                    .put("loki.iteration", number)
                    .put("loki.tokens.input", 1_200L)
                    .put("loki.tokens.output", 345L);
        }
    }

    @Override
    public void close() {
        loki.close();
    }
}
