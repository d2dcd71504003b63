package dev.loki.adapter.otlp.trace;

import dev.loki.http.HttpEndpoint;
import dev.loki.http.HttpHeaders;
import java.time.Duration;
import java.util.Map;

/**
 * Where and how traces are sent. Prints no secret: of the endpoint the origin, of the headers the names.
 *
 * @param endpoint where requests are posted, as it is
 * @param headers sent with each request
 * @param timeout how long one request may take, positive
 * @param compression of request bodies
 * @see <a href="https://opentelemetry.io/docs/specs/otel/protocol/exporter/">OpenTelemetry Protocol Exporter</a>
 */
public record OtlpConfig(HttpEndpoint endpoint, HttpHeaders headers, Duration timeout, Compression compression) {

    private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(10);

    public OtlpConfig {
        if (timeout.toMillis() < 1) {
            throw new IllegalArgumentException("the time-out must be at least 1 ms");
        }
    }

    /**
     * For a collector's base address, to whose path {@code v1/traces} is appended, as for
     * {@code OTEL_EXPORTER_OTLP_ENDPOINT}.
     *
     * @throws IllegalArgumentException as {@link HttpEndpoint#parse} does
     */
    public static OtlpConfig forBase(String endpoint) {
        HttpEndpoint traces = HttpEndpoint.parse(endpoint).resolve("v1/traces");
        return new OtlpConfig(traces, HttpHeaders.NONE, DEFAULT_TIMEOUT, Compression.NONE);
    }

    /**
     * A copy with exactly these headers.
     *
     * @throws IllegalArgumentException as {@link HttpHeaders#of} does
     */
    public OtlpConfig withHeaders(Map<String, String> fields) {
        return new OtlpConfig(endpoint, HttpHeaders.of(fields), timeout, compression);
    }

    public OtlpConfig withTimeout(Duration newTimeout) {
        return new OtlpConfig(endpoint, headers, newTimeout, compression);
    }

    public OtlpConfig withCompression(Compression newCompression) {
        return new OtlpConfig(endpoint, headers, timeout, newCompression);
    }

    /** How request bodies are compressed. */
    public enum Compression {
        NONE,
        GZIP
    }
}
