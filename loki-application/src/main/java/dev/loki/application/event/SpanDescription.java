package dev.loki.application.event;

import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonValue;
import dev.loki.domain.trace.Attributes;
import dev.loki.domain.trace.SpanStatus;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the payload of an event says of the span that begins or ends with it. */
final class SpanDescription {

    private static final int MAX_ATTRIBUTES = 64;
    private static final int MAX_TEXT = 1_000;
    private static final List<String> GOOD = List.of("ok", "completed", "success", "0");

    private SpanDescription() {}

    static String name(SpanBoundary.Kind kind, JsonObject payload) {
        return switch (kind) {
            case SESSION -> "loki.session";
            case ITERATION -> "rarv.iteration";
            case OTHER -> {
                String name = SpanBoundary.name(kind, payload);
                yield name.isEmpty() ? "unknown" : shortened(name);
            }
        };
    }

    static void describe(SpanBoundary.Kind kind, JsonObject payload, Attributes.Builder attributes) {
        switch (kind) {
            case SESSION -> {
                put(attributes, "session.provider", payload.get("provider"));
                put(attributes, "session.prd", payload.get("prd"));
            }
            case ITERATION -> {
                attributes.put("rarv.iteration", shortened(SpanBoundary.name(kind, payload)));
                put(attributes, "rarv.provider", payload.get("provider"));
            }
            case OTHER ->
                payload.members().entrySet().stream()
                        .filter(member -> !member.getKey().equals("action"))
                        .limit(MAX_ATTRIBUTES)
                        .forEach(member -> put(attributes, shortened(member.getKey()), member.getValue()));
        }
    }

    static void describeEnd(JsonObject payload, Attributes.Builder attributes) {
        put(attributes, "session.iterations", payload.get("iterations"));
        put(attributes, "rarv.exit_code", payload.get("exit_code"));
    }

    static SpanStatus status(JsonObject payload) {
        for (String member : List.of("status", "result", "outcome")) {
            JsonValue value = payload.get(member);
            if (value != null) {
                String text = SpanBoundary.text(value);
                return GOOD.contains(text) ? SpanStatus.OK : SpanStatus.error(shortened(text));
            }
        }
        return SpanStatus.UNSET;
    }

    private static void put(Attributes.Builder attributes, String name, @Nullable JsonValue value) {
        if (value != null) {
            attributes.put(name, shortened(SpanBoundary.text(value)));
        }
    }

    private static String shortened(String text) {
        return text.length() <= MAX_TEXT ? text : text.substring(0, MAX_TEXT);
    }
}
