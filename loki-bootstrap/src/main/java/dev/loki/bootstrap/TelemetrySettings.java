package dev.loki.bootstrap;

import dev.loki.adapter.otlp.wire.Encoding;
import dev.loki.domain.metric.Temporality;
import dev.loki.http.HttpHeaders;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where traces and metrics go ({@code LOKI_OTEL_ENDPOINT}), and what tunes the way there ({@code OTEL_*}).
 *
 * @param endpoint the base, to which {@code v1/traces} and {@code v1/metrics} are appended
 * @param encoding of requests
 * @param headers sent with each request, names and values as HTTP wants them; may hold credentials
 * @param timeout for one request
 * @param gzip whether requests are compressed
 * @param serviceName {@code service.name} of the resource
 * @param temporality of metrics
 * @param metricInterval from one export of metrics to the next
 * @see <a href="https://opentelemetry.io/docs/specs/otel/protocol/exporter/">OpenTelemetry, OTLP exporter configuration</a>
 */
record TelemetrySettings(
        String endpoint,
        Encoding encoding,
        Map<String, String> headers,
        Duration timeout,
        boolean gzip,
        String serviceName,
        Temporality temporality,
        Duration metricInterval) {

    private static final String HEADERS = "OTEL_EXPORTER_OTLP_HEADERS";
    private static final String PROTOCOL = "OTEL_EXPORTER_OTLP_PROTOCOL";
    private static final String COMPRESSION = "OTEL_EXPORTER_OTLP_COMPRESSION";

    /** Null where no endpoint is set; then no other variable matters. */
    static @Nullable TelemetrySettings read(Variables variables) {
        String endpoint = variables.text("LOKI_OTEL_ENDPOINT").orElse(null);
        if (endpoint == null) {
            return null;
        }
        int timeoutMillis = variables.number("OTEL_EXPORTER_OTLP_TIMEOUT", 10_000, 1, 600_000);
        String protocol = variables.oneOf(PROTOCOL, List.of("http/json", "http/protobuf"));
        String compression = variables.text(COMPRESSION).orElse("none");
        if (!List.of("none", "gzip").contains(compression)) {
            variables.problem(COMPRESSION, "expected gzip or none");
        }
        String temporality = variables.oneOf(
                "OTEL_EXPORTER_OTLP_METRICS_TEMPORALITY_PREFERENCE", List.of("cumulative", "delta", "lowmemory"));
        String serviceName = variables
                .text("OTEL_SERVICE_NAME")
                .or(() -> variables.text("LOKI_SERVICE_NAME"))
                .orElse("loki-mode");
        return new TelemetrySettings(
                endpoint,
                protocol.equals("http/json") ? Encoding.JSON : Encoding.PROTOBUF,
                headers(variables),
                Duration.ofMillis(timeoutMillis),
                compression.equals("gzip"),
                serviceName,
                temporality.equals("cumulative") ? Temporality.CUMULATIVE : Temporality.DELTA,
                Duration.ofMillis(variables.number("OTEL_METRIC_EXPORT_INTERVAL", 60_000, 100, 86_400_000)));
    }

    private static Map<String, String> headers(Variables variables) {
        Map<String, String> headers = new LinkedHashMap<>();
        for (String pair : variables.text(HEADERS).orElse("").split(",", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                String name = pair.substring(0, equals).strip();
                String value = decode(variables, pair.substring(equals + 1).strip());
                check(variables, name, value);
                headers.put(name, value);
            } else if (!pair.isBlank()) {
                variables.problem(HEADERS, "expected name=value,name=value");
            }
        }
        return headers;
    }

    private static void check(Variables variables, String name, String value) {
        try {
            HttpHeaders.of(Map.of(name, value));
        } catch (IllegalArgumentException e) {
            variables.problem(HEADERS, String.valueOf(e.getMessage()));
        }
    }

    private static String decode(Variables variables, String value) {
        try {
            return URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            variables.problem(HEADERS, "expected percent-encoded values");
            return "";
        }
    }

    @Override
    public String toString() {
        return "TelemetrySettings[endpoint=" + endpoint + ", headers=" + headers.keySet() + "]";
    }
}
