package dev.loki.adapter.otlp.receive;

import dev.loki.adapter.otlp.receive.OtlpAnswer.RpcCode;
import dev.loki.adapter.otlp.wire.Encoding;
import dev.loki.adapter.otlp.wire.Field;
import dev.loki.adapter.otlp.wire.ResponseBody;
import dev.loki.ports.audit.AuditLogException;
import dev.loki.ports.json.JsonReader;
import dev.loki.ports.telemetry.TelemetryIntake;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The receiving end of OTLP/HTTP, for whoever serves HTTP: a request in, the records to a {@link TelemetryIntake}, an
 * answer out. Thread-safe. A driver:
 *
 * <pre>{@code
 * System.setProperty("sun.net.httpserver.nodelay", "true"); // before first use, else 40 ms a request
 * HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 4318), 0);
 * OtlpReceiver receiver = loki.telemetry().receiver(record -> budget.spend(record.usage().costMicros()));
 * server.createContext("/", exchange -> {
 *     try (exchange) {
 *         Headers headers = exchange.getRequestHeaders();
 *         OtlpAnswer answer = receiver.receive(new OtlpRequest(
 *                 exchange.getRequestMethod(),
 *                 exchange.getRequestURI().getPath(),
 *                 headers.getFirst("Content-Type"),
 *                 headers.getFirst("Content-Encoding"),
 *                 exchange.getRequestBody()));
 *         exchange.getResponseHeaders().set("Content-Type", answer.contentType());
 *         exchange.sendResponseHeaders(answer.status(), answer.body().length == 0 ? -1 : answer.body().length);
 *         exchange.getResponseBody().write(answer.body());
 *     }
 * });
 * server.start();
 * }</pre>
 *
 * @see <a href="https://opentelemetry.io/docs/specs/otlp/#otlphttp">OTLP/HTTP</a>
 */
public final class OtlpReceiver {

    /** How many bytes a body may have, unpacked, where nothing else is said: 4 MiB. */
    public static final int MAX_BYTES = 4 << 20;

    private static final int BAD_REQUEST = 400;
    private static final int NOT_FOUND = 404;
    private static final int METHOD_NOT_ALLOWED = 405;
    private static final int TOO_LARGE = 413;
    private static final int UNSUPPORTED = 415;
    private static final int UNAVAILABLE = 503;

    private final RequestBody bodies;
    private final List<Route<?>> routes;

    /** A receiver of bodies of up to {@value #MAX_BYTES} bytes. */
    public OtlpReceiver(TelemetryIntake intake, JsonReader json) {
        this(intake, json, MAX_BYTES);
    }

    /** @param maxBytes how many bytes a body may have, packed and unpacked */
    public OtlpReceiver(TelemetryIntake intake, JsonReader json, int maxBytes) {
        TelemetryDecoder decoder = new TelemetryDecoder(json, intake::masked);
        this.bodies = new RequestBody(maxBytes);
        this.routes = List.of(
                new Route<>("/v1/traces", Field.REJECTED_SPANS, decoder::spans, intake::spans),
                new Route<>("/v1/metrics", Field.REJECTED_POINTS, decoder::points, intake::points),
                new Route<>("/v1/logs", Field.REJECTED_RECORDS, decoder::logs, intake::logs));
    }

    /**
     * Takes a request. What is answered: 200, with a count and the first reason where some records were not as they
     * should be; 400 for a body that is no request; 404 for another path; 405 for another method than POST; 413 for a body
     * that is too large; 415 for another type than JSON and protobuf, or another encoding than gzip; 503 where what was
     * told could not be put on record, or something else went wrong with it, and it should be sent again. What is not 200 has a {@code google.rpc.Status} that says
     * why, and quotes nothing of the body.
     *
     * @throws IOException where the body cannot be read: nobody is there any more to be answered
     */
    public OtlpAnswer receive(OtlpRequest request) throws IOException {
        Optional<Encoding> encoding = encoding(request.contentType());
        Encoding spelling = encoding.orElse(Encoding.JSON);
        Optional<Route<?>> route = routes.stream()
                .filter(known -> request.path().endsWith(known.path()))
                .findFirst();
        if (route.isEmpty()) {
            return refusal(NOT_FOUND, RpcCode.UNIMPLEMENTED, "expected /v1/traces, /v1/metrics or /v1/logs", spelling);
        }
        if (!request.method().equals("POST")) {
            return refusal(METHOD_NOT_ALLOWED, RpcCode.UNIMPLEMENTED, "expected POST", spelling);
        }
        if (encoding.isEmpty()) {
            return refusal(
                    UNSUPPORTED,
                    RpcCode.INVALID_ARGUMENT,
                    "expected the Content-Type application/json or application/x-protobuf",
                    spelling);
        }
        if (!RequestBody.isKnown(request.contentEncoding())) {
            return refusal(
                    UNSUPPORTED, RpcCode.INVALID_ARGUMENT, "expected the Content-Encoding gzip, or none", spelling);
        }
        return receive(request, route.get(), spelling);
    }

    private <T> OtlpAnswer receive(OtlpRequest request, Route<T> route, Encoding encoding) throws IOException {
        Decoded<T> decoded;
        try {
            byte[] body = bodies.read(request.body(), request.contentEncoding());
            decoded = route.decoding().apply(body, encoding);
        } catch (RequestBody.TooLargeException e) {
            return refusal(TOO_LARGE, RpcCode.RESOURCE_EXHAUSTED, String.valueOf(e.getMessage()), encoding);
        } catch (IllegalArgumentException e) {
            return refusal(BAD_REQUEST, RpcCode.INVALID_ARGUMENT, String.valueOf(e.getMessage()), encoding);
        }
        try {
            route.intake().accept(decoded.records());
        } catch (AuditLogException e) {
            return refusal(UNAVAILABLE, RpcCode.UNAVAILABLE, "it could not be put on record; try again", encoding);
        } catch (RuntimeException e) {
            return refusal(UNAVAILABLE, RpcCode.UNAVAILABLE, "it could not be taken; try again", encoding);
        }
        byte[] body = ResponseBody.success(route.rejected(), decoded.refused(), decoded.problem(), encoding);
        return OtlpAnswer.success(encoding, body);
    }

    private static OtlpAnswer refusal(int status, RpcCode code, String message, Encoding encoding) {
        return OtlpAnswer.refusal(status, code, message, encoding);
    }

    /** By the media type; what stands behind it, such as a charset, is passed over. */
    private static Optional<Encoding> encoding(@Nullable String contentType) {
        String type =
                contentType == null ? "" : contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        for (Encoding known : Encoding.values()) {
            if (known.contentType().equals(type)) {
                return Optional.of(known);
            }
        }
        return Optional.empty();
    }

    /**
     * What becomes of one signal.
     *
     * @param rejected the field that counts the records that were not taken
     */
    private record Route<T>(
            String path, Field rejected, BiFunction<byte[], Encoding, Decoded<T>> decoding, Consumer<List<T>> intake) {}
}
