package dev.loki.adapter.otlp.receive;

import dev.loki.adapter.otlp.wire.Encoding;
import dev.loki.adapter.otlp.wire.ResponseBody;

/**
 * What an HTTP server is to answer.
 *
 * @param status of HTTP
 * @param contentType the header {@code Content-Type}
 * @see <a href="https://opentelemetry.io/docs/specs/otlp/#otlphttp-response">OTLP/HTTP Response</a>
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record OtlpAnswer(int status, String contentType, byte[] body) {

    static OtlpAnswer success(Encoding encoding, byte[] body) {
        return new OtlpAnswer(200, encoding.contentType(), body);
    }

    /** With a {@code google.rpc.Status} that says why. */
    static OtlpAnswer refusal(int status, RpcCode code, String message, Encoding encoding) {
        return new OtlpAnswer(status, encoding.contentType(), ResponseBody.status(code.number(), message, encoding));
    }

    /** The codes of gRPC that are told. */
    enum RpcCode {
        INVALID_ARGUMENT(3),
        RESOURCE_EXHAUSTED(8),
        UNIMPLEMENTED(12),
        UNAVAILABLE(14),
        UNAUTHENTICATED(16);

        private final int number;

        RpcCode(int number) {
            this.number = number;
        }

        int number() {
            return number;
        }
    }
}
