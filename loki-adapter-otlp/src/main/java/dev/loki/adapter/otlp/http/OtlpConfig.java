package dev.loki.adapter.otlp.http;

import dev.loki.adapter.otlp.wire.Encoding;
import dev.loki.http.ClientTls;
import dev.loki.http.HttpEndpoint;
import dev.loki.http.HttpHeaders;
import dev.loki.ports.telemetry.Signal;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where and how one signal is sent. Prints no secret: of the endpoint the origin, of the headers the names.
 *
 * @param endpoint where requests are posted, as it is
 * @param encoding how request bodies are spelled
 * @param headers sent with each request
 * @param timeout how long one request may take, positive
 * @param patience how long a request may be tried again, positive; an attempt under way is not cut short
 * @param compression of request bodies
 * @param tls null takes what the JVM trusts, and no certificate of our own
 * @see <a href="https://opentelemetry.io/docs/specs/otel/protocol/exporter/">OpenTelemetry Protocol Exporter</a>
 */
public record OtlpConfig(
        Signal signal,
        HttpEndpoint endpoint,
        Encoding encoding,
        HttpHeaders headers,
        Duration timeout,
        Duration patience,
        Compression compression,
        @Nullable ClientTls tls) {

    /** A collector that is restarted is back by then. */
    public static final Duration DEFAULT_PATIENCE = Duration.ofMinutes(2);

    private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(10);

    public OtlpConfig {
        if (timeout.toMillis() < 1 || patience.toMillis() < 1) {
            throw new IllegalArgumentException("the time-outs must be at least 1 ms");
        }
    }

    /**
     * For a collector's base address, to whose path that of the signal is appended, as for
     * {@code OTEL_EXPORTER_OTLP_ENDPOINT}. JSON, uncompressed, without headers, ten seconds for a request.
     *
     * @throws IllegalArgumentException as {@link HttpEndpoint#parse} does
     */
    public static OtlpConfig forBase(Signal signal, String endpoint) {
        return to(signal, HttpEndpoint.parse(endpoint).resolve("v1/" + signal.wireName()));
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
        return new OtlpConfig(
                signal,
                endpoint,
                Encoding.JSON,
                HttpHeaders.NONE,
                DEFAULT_TIMEOUT,
                DEFAULT_PATIENCE,
                Compression.NONE,
                null);
    }

    public OtlpConfig withEncoding(Encoding newEncoding) {
        return new OtlpConfig(signal, endpoint, newEncoding, headers, timeout, patience, compression, tls);
    }

    /**
     * A copy with exactly these headers.
     *
     * @throws IllegalArgumentException as {@link HttpHeaders#of} does
     */
    public OtlpConfig withHeaders(Map<String, String> fields) {
        HttpHeaders newHeaders = HttpHeaders.of(fields);
        return new OtlpConfig(signal, endpoint, encoding, newHeaders, timeout, patience, compression, tls);
    }

    public OtlpConfig withTimeout(Duration newTimeout) {
        return new OtlpConfig(signal, endpoint, encoding, headers, newTimeout, patience, compression, tls);
    }

    public OtlpConfig withPatience(Duration newPatience) {
        return new OtlpConfig(signal, endpoint, encoding, headers, timeout, newPatience, compression, tls);
    }

    public OtlpConfig withCompression(Compression newCompression) {
        return new OtlpConfig(signal, endpoint, encoding, headers, timeout, patience, newCompression, tls);
    }

    public OtlpConfig withTls(ClientTls newTls) {
        return new OtlpConfig(signal, endpoint, encoding, headers, timeout, patience, compression, newTls);
    }

    /** How request bodies are compressed. */
    public enum Compression {
        NONE,
        GZIP
    }
}
