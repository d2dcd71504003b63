package dev.loki.bootstrap.settings;

import dev.loki.adapter.otlp.wire.Encoding;
import dev.loki.http.HttpEndpoint;
import dev.loki.http.HttpHeaders;
import dev.loki.ports.telemetry.Signal;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How one signal is sent: {@code OTEL_EXPORTER_OTLP_TRACES_*} or {@code _METRICS_*}, and what is not set there by
 * {@code OTEL_EXPORTER_OTLP_*}.
 *
 * @param endpoint where it goes, as it is; null where it goes to the base
 * @param encoding of the requests
 * @param headers sent with each request, names and values as HTTP wants them; may hold credentials
 * @param ownHeaders whether they are this signal's own, and not those of the base
 * @param timeout for one request
 * @param gzip whether requests are compressed
 * @param ca PEM certificates that the server's is checked against; null takes those of the JVM
 * @param certificate PEM, the client's; null for none
 * @param key PEM, of the client's certificate
 * @see <a href="https://opentelemetry.io/docs/specs/otel/protocol/exporter/">OpenTelemetry, OTLP exporter configuration</a>
 */
public record OtlpSettings(
        @Nullable String endpoint,
        Encoding encoding,
        Map<String, String> headers,
        boolean ownHeaders,
        Duration timeout,
        boolean gzip,
        @Nullable Path ca,
        @Nullable Path certificate,
        @Nullable Path key) {

    private static final String PREFIX = "OTEL_EXPORTER_OTLP_";

    static final String BASE = PREFIX + "ENDPOINT";
    static final String HEADERS = PREFIX + "HEADERS";

    /** The variables of all signals. */
    static final List<String> OF_ALL_SIGNALS = Stream.of(
                    "ENDPOINT",
                    "HEADERS",
                    "PROTOCOL",
                    "TIMEOUT",
                    "COMPRESSION",
                    "CERTIFICATE",
                    "CLIENT_CERTIFICATE",
                    "CLIENT_KEY")
            .map(PREFIX::concat)
            .toList();

    static OtlpSettings read(Signal signal, Variables variables) {
        Names names = new Names(variables, signal);
        String address = names.own("ENDPOINT");
        String endpoint = endpoint(variables, address);
        String headers = names.of("HEADERS");
        boolean ownHeaders = headers.equals(names.own("HEADERS"));
        boolean astray =
                ownHeaders && endpoint == null && variables.text(address).isPresent();
        if (astray) {
            variables.problem(headers, "expected " + address + " to be an address, for which these headers are");
        }
        Path certificate = path(variables, names.of("CLIENT_CERTIFICATE"));
        Path key = path(variables, names.of("CLIENT_KEY"));
        if ((certificate == null) != (key == null)) {
            variables.problem(
                    names.of(certificate == null ? "CLIENT_CERTIFICATE" : "CLIENT_KEY"),
                    "expected CLIENT_CERTIFICATE and CLIENT_KEY together: a client's certificate needs its key");
        }
        boolean json = variables
                .oneOf(names.of("PROTOCOL"), List.of("http/json", "http/protobuf"))
                .equals("http/json");
        return new OtlpSettings(
                endpoint,
                json ? Encoding.JSON : Encoding.PROTOBUF,
                astray ? Map.of() : headers(variables, headers),
                ownHeaders,
                Duration.ofMillis(variables.number(names.of("TIMEOUT"), 10_000, 1, 600_000)),
                variables
                        .oneOf(names.of("COMPRESSION"), List.of("none", "gzip"))
                        .equals("gzip"),
                path(variables, names.of("CERTIFICATE")),
                certificate,
                key);
    }

    /**
     * The variable that says something of one signal alone.
     *
     * @param what such as {@code HEADERS}
     */
    public static String variable(Signal signal, String what) {
        return PREFIX + signal.name().toUpperCase(Locale.ROOT) + "_" + what;
    }

    /** Whether anything is set about TLS. */
    public boolean hasTls() {
        return ca != null || (certificate != null && key != null);
    }

    /** The same without what may be a secret of another host's. */
    public OtlpSettings withoutHeaders() {
        return new OtlpSettings(endpoint, encoding, Map.of(), ownHeaders, timeout, gzip, ca, certificate, key);
    }

    /** Of the headers only the names, and no address, whose path may be a secret. */
    @Override
    public String toString() {
        return "OtlpSettings[encoding=" + encoding + ", headers=" + headers.keySet() + ", timeout=" + timeout + "]";
    }

    private static @Nullable String endpoint(Variables variables, String name) {
        String address = variables.text(name).orElse(null);
        try {
            if (address != null) {
                HttpEndpoint.parse(address);
            }
            return address;
        } catch (IllegalArgumentException e) {
            variables.problem(name, String.valueOf(e.getMessage()));
            return null;
        }
    }

    private static Map<String, String> headers(Variables variables, String name) {
        Map<String, String> headers = KeyValues.read(variables, name);
        try {
            HttpHeaders.of(headers);
            return headers;
        } catch (IllegalArgumentException e) {
            variables.problem(name, String.valueOf(e.getMessage()));
            return Map.of();
        }
    }

    private static @Nullable Path path(Variables variables, String name) {
        try {
            return variables.text(name).map(Path::of).orElse(null);
        } catch (InvalidPathException e) {
            variables.problem(name, "expected the path of a PEM file");
            return null;
        }
    }

    /** The variable that is set: the signal's own before that of both. */
    private record Names(Variables variables, Signal signal) {

        String own(String what) {
            return variable(signal, what);
        }

        String of(String what) {
            return variables.text(own(what)).isPresent() ? own(what) : PREFIX + what;
        }
    }
}
