package dev.loki.domain.usage;

import dev.loki.domain.metric.MetricKind;
import dev.loki.domain.telemetry.DataPoint;

/** What a point of {@code claude_code.token.usage} or {@code claude_code.cost.usage} tells of. Codex has none. */
final class MetricUsage {

    private static final String TOKENS = "claude_code.token.usage";
    private static final String COST = "claude_code.cost.usage";
    private static final double MICROS = 1e6;

    private MetricUsage() {}

    static boolean isTold(DataPoint point) {
        return point.kind() == MetricKind.COUNTER
                && (point.metric().equals(TOKENS) || point.metric().equals(COST));
    }

    static String session(DataPoint point) {
        return AgentEvent.text(point.attributes(), "session.id");
    }

    /** @param increase what the point adds to those before */
    static UsageRecord of(DataPoint point, double increase) {
        return new UsageRecord(
                Agent.CLAUDE_CODE,
                session(point),
                AgentEvent.text(point.attributes(), "model"),
                usage(point, increase),
                point.epochNanos(),
                0,
                null,
                null,
                UsageRecord.Source.METRIC);
    }

    private static Usage usage(DataPoint point, double increase) {
        if (point.metric().equals(COST)) {
            return new Usage(0, 0, 0, 0, Math.round(increase * MICROS));
        }
        long tokens = Math.round(increase);
        return switch (AgentEvent.text(point.attributes(), "type")) {
            case "input" -> new Usage(tokens, 0, 0, 0, 0);
            case "output" -> new Usage(0, tokens, 0, 0, 0);
            case "cacheRead" -> new Usage(0, 0, tokens, 0, 0);
            case "cacheCreation" -> new Usage(0, 0, 0, tokens, 0);
            default -> Usage.NOTHING;
        };
    }
}
