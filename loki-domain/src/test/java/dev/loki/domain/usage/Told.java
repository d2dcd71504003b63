package dev.loki.domain.usage;

import dev.loki.domain.metric.MetricKind;
import dev.loki.domain.metric.Temporality;
import dev.loki.domain.telemetry.DataPoint;
import dev.loki.domain.telemetry.LogRecord;
import dev.loki.domain.telemetry.TelemetrySource;
import dev.loki.domain.trace.Attributes;
import dev.loki.domain.trace.SpanId;
import dev.loki.domain.trace.TraceId;

/** What agents tell, for tests. */
final class Told {

    private static final TelemetrySource SOURCE = new TelemetrySource(
            Attributes.builder().put("service.name", "claude-code").build(), "com.anthropic.claude_code");

    private Told() {}

    static LogRecord log(String body, Attributes.Builder attributes) {
        return new LogRecord(SOURCE, 7, 0, "", body, attributes.build(), new TraceId(1, 2), new SpanId(3));
    }

    static AgentEvent request(String session, long input, long output) {
        return AgentEvent.of(log(
                        "claude_code.api_request",
                        Attributes.builder()
                                .put("session.id", session)
                                .put("event.name", "api_request")
                                .put("model", "claude-opus-4-8")
                                .put("input_tokens", input)
                                .put("output_tokens", output)
                                .put("cost_usd_micros", input * 5)))
                .orElseThrow();
    }

    static DataPoint tokens(String session, String type, double value, long time) {
        return point("claude_code.token.usage", session, type, value, Temporality.DELTA, time - 1, time);
    }

    static DataPoint cost(String session, double dollars, long time) {
        return point("claude_code.cost.usage", session, "", dollars, Temporality.DELTA, time - 1, time);
    }

    static DataPoint point(
            String metric, String session, String type, double value, Temporality temporality, long start, long time) {
        Attributes.Builder attributes = Attributes.builder().put("model", "claude-opus-4-8[1m]");
        if (!session.isEmpty()) {
            attributes.put("session.id", session);
        }
        if (!type.isEmpty()) {
            attributes.put("type", type);
        }
        return new DataPoint(
                SOURCE,
                metric,
                "",
                MetricKind.COUNTER,
                temporality,
                true,
                start,
                time,
                attributes.build(),
                value,
                null);
    }
}
