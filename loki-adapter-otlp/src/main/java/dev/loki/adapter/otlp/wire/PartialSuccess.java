package dev.loki.adapter.otlp.wire;

import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonValue;
import dev.loki.ports.json.JsonReader;
import dev.loki.ports.json.JsonSyntaxException;
import java.util.Optional;

/**
 * What a collector says it did not take of a request that it answered with 200.
 *
 * @param rejected how many spans or points it refused; 0 makes the message a warning
 * @param errorMessage why; hostile text
 * @see <a href="https://opentelemetry.io/docs/specs/otlp/#partial-success-1">OTLP/HTTP, partial success</a>
 */
public record PartialSuccess(long rejected, String errorMessage) {

    /** Everything was taken. */
    private static final PartialSuccess NONE = new PartialSuccess(0, "");

    /**
     * Reads an ExportTraceServiceResponse or ExportMetricsServiceResponse; an answer that is none, such as a proxy's
     * page, says nothing.
     */
    public static PartialSuccess read(byte[] body, Encoding encoding, JsonReader json) {
        try {
            return encoding == Encoding.JSON ? readJson(body, json) : readProtobuf(body);
        } catch (JsonSyntaxException | IllegalArgumentException e) {
            return NONE;
        }
    }

    private static PartialSuccess readProtobuf(byte[] body) {
        ProtobufReader response = new ProtobufReader(body);
        PartialSuccess result = NONE;
        while (response.next()) {
            if (response.field() == 1) {
                result = readPartial(response.message());
            }
        }
        return result;
    }

    private static PartialSuccess readPartial(ProtobufReader partial) {
        long rejected = 0;
        String message = "";
        while (partial.next()) {
            switch (partial.field()) {
                case 1 -> rejected = partial.number();
                case 2 -> message = partial.text();
                default -> {
                    // a field of a later version
                }
            }
        }
        return new PartialSuccess(rejected, message);
    }

    private static PartialSuccess readJson(byte[] body, JsonReader json) throws JsonSyntaxException {
        return member(json.readTolerant(body), "partialSuccess")
                .map(PartialSuccess::readPartial)
                .orElse(NONE);
    }

    private static PartialSuccess readPartial(JsonValue partial) {
        long rejected = member(partial, "rejectedSpans")
                .or(() -> member(partial, "rejectedDataPoints"))
                .map(Int64::read)
                .orElse(0L);
        String message = partial instanceof JsonObject object
                ? object.string("errorMessage").orElse("")
                : "";
        return new PartialSuccess(rejected, message);
    }

    private static Optional<JsonValue> member(JsonValue value, String name) {
        return value instanceof JsonObject object ? Optional.ofNullable(object.get(name)) : Optional.empty();
    }
}
