package dev.loki.adapter.otlp.trace;

import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonValue;
import dev.loki.ports.json.JsonReader;
import dev.loki.ports.json.JsonSyntaxException;
import java.util.Optional;

/**
 * What a collector says it did not take of a request that it answered with 200.
 *
 * @param rejectedSpans how many spans it refused; 0 makes the message a warning
 * @param errorMessage why; hostile text
 * @see <a href="https://opentelemetry.io/docs/specs/otlp/#partial-success-1">OTLP/HTTP, partial success</a>
 */
record PartialSuccess(long rejectedSpans, String errorMessage) {

    /** Everything was taken. */
    private static final PartialSuccess NONE = new PartialSuccess(0, "");

    /** Reads an ExportTraceServiceResponse; an answer that is none, such as a proxy's page, says nothing. */
    static PartialSuccess read(byte[] body, JsonReader json) {
        try {
            return member(json.readTolerant(body), "partialSuccess")
                    .map(PartialSuccess::read)
                    .orElse(NONE);
        } catch (JsonSyntaxException | IllegalArgumentException e) {
            return NONE;
        }
    }

    private static PartialSuccess read(JsonValue partialSuccess) {
        long rejected = member(partialSuccess, "rejectedSpans").map(Int64::read).orElse(0L);
        String message = partialSuccess instanceof JsonObject object
                ? object.string("errorMessage").orElse("")
                : "";
        return new PartialSuccess(rejected, message);
    }

    private static Optional<JsonValue> member(JsonValue value, String name) {
        return value instanceof JsonObject object ? Optional.ofNullable(object.get(name)) : Optional.empty();
    }
}
