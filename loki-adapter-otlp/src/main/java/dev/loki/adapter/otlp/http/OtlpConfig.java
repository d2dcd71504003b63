package dev.loki.adapter.otlp.http;

import dev.loki.adapter.otlp.wire.Encoding;
import dev.loki.http.HttpEndpoint;
import dev.loki.http.HttpHeaders;
import java.time.Duration;
import java.util.Map;

/**
 * Where and how one signal is sent. Prints no secret: of the endpoint the origin, of the headers the names.
 *
 * @param endpoint where requests are posted, as it is
 * @param encoding how request bodies are spelled
 * @param headers sent with each request
 * @param timeout how long one request may take, positive
 * @param compression of request bodies
 * @see <a href="https://opentelemetry.io/docs/specs/otel/protocol/exporter/">OpenTelemetry Protocol Exporter</a>
 */
public record OtlpConfig(
        Signal signal,
        HttpEndpoint endpoint,
        Encoding encoding,
        HttpHeaders headers,
        Duration timeout,
        Compression compression) {

    private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(10);

    public OtlpConfig {
        if (timeout.toMillis() < 1) {
            throw new IllegalArgumentException("the time-out must be at least 1 ms");
        }
    }

    /**
     * For a collector's base address, to whose path that of the signal is appended, as for
     * {@code OTEL_EXPORTER_OTLP_ENDPOINT}. JSON, uncompressed, without headers, ten seconds for a request.
     *
     * @throws IllegalArgumentException as {@link HttpEndpoint#parse} does
     */
    public static OtlpConfig forBase(Signal signal, String endpoint) {
        return to(signal, HttpEndpoint.parse(endpoint).resolve(signal.path()));
    }

    /**
     * The same for an address that is used as it is, as for {@code OTEL_EXPORTER_OTLP_TRACES_ENDPOINT}.
     *
     * @throws IllegalArgumentException as {@link HttpEndpoint#parse} does
     */
    public static OtlpConfig forAddress(Signal signal, String endpoint) {
        return to(signal, HttpEndpoint.parse(endpoint));
    }

    private static OtlpConfig to(Signal signal, HttpEndpoint endpoint) {
        return new OtlpConfig(signal, endpoint, Encoding.JSON, HttpHeaders.NONE, DEFAULT_TIMEOUT, Compression.NONE);
    }

    public OtlpConfig withEncoding(Encoding newEncoding) {
        return new OtlpConfig(signal, endpoint, newEncoding, headers, timeout, compression);
    }

    /**
     * A copy with exactly these headers.
     *
     * @throws IllegalArgumentException as {@link HttpHeaders#of} does
     */
    public OtlpConfig withHeaders(Map<String, String> fields) {
        return new OtlpConfig(signal, endpoint, encoding, HttpHeaders.of(fields), timeout, compression);
    }

    public OtlpConfig withTimeout(Duration newTimeout) {
        return new OtlpConfig(signal, endpoint, encoding, headers, newTimeout, compression);
    }

    public OtlpConfig withCompression(Compression newCompression) {
        return new OtlpConfig(signal, endpoint, encoding, headers, timeout, newCompression);
    }

    /** How request bodies are compressed. */
    public enum Compression {
        NONE,
        GZIP
    }
}
