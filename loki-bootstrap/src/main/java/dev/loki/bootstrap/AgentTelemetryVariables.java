package dev.loki.bootstrap;

import dev.loki.domain.telemetry.ReceiverAddress;
import java.util.LinkedHashMap;
import java.util.Map;

/** What an agent's settings say so that it tells what it consumes. */
public final class AgentTelemetryVariables {

    private static final String OTLP = "otlp";
    private static final String EACH_SECOND = "1000";

    private AgentTelemetryVariables() {}

    /**
     * The variables of Claude Code, in the order they are written: logs and metrics, each of which tells of its consumption,
     * and spans, which join the trace of the run.
     *
     * @see <a href="https://code.claude.com/docs/en/monitoring-usage">Claude Code, Monitoring</a>
     */
    public static Map<String, String> ofClaudeCode(ReceiverAddress address) {
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put("CLAUDE_CODE_ENABLE_TELEMETRY", "1");
        variables.put("CLAUDE_CODE_ENHANCED_TELEMETRY_BETA", "1"); // without it, no spans
        variables.put("OTEL_METRICS_EXPORTER", OTLP);
        variables.put("OTEL_LOGS_EXPORTER", OTLP);
        variables.put("OTEL_TRACES_EXPORTER", OTLP);
        variables.put("OTEL_EXPORTER_OTLP_PROTOCOL", "http/json");
        variables.put("OTEL_EXPORTER_OTLP_ENDPOINT", address.url());
        variables.put("OTEL_EXPORTER_OTLP_HEADERS", ReceiverAddress.HEADER + "=" + address.token());
        variables.put("OTEL_METRIC_EXPORT_INTERVAL", EACH_SECOND);
        variables.put("OTEL_LOGS_EXPORT_INTERVAL", EACH_SECOND);
        variables.put("OTEL_TRACES_EXPORT_INTERVAL", EACH_SECOND);
        return variables;
    }

    /**
     * The line of Codex's {@code config.toml} that belongs below {@code [otel]}.
     *
     * @see <a href="https://developers.openai.com/codex/config-advanced#observability-and-telemetry">Codex, Observability and
     *     telemetry</a>
     */
    public static String exporterOfCodex(ReceiverAddress address) {
        return "exporter = { otlp-http = { endpoint = \"" + address.url()
                + "/v1/logs\", protocol = \"json\", headers = { \"" + ReceiverAddress.HEADER + "\" = \""
                + address.token() + "\" } } }";
    }
}
