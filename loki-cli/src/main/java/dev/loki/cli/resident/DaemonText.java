package dev.loki.cli.resident;

import dev.loki.cli.text.Printable;
import dev.loki.domain.json.JsonBoolean;
import dev.loki.domain.json.JsonNumber;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonString;
import dev.loki.domain.json.JsonValue;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A resident process, for people. */
final class DaemonText {

    static final JsonObject NOT_RUNNING =
            JsonObject.builder().put("running", false).build();

    static final List<String> NONE = List.of("no resident process runs; the next hook starts one");

    private DaemonText() {}

    static String line(JsonObject status) {
        return "the resident process " + said(status.get("pid")) + " answers for " + said(status.get("project"));
    }

    static List<String> lines(JsonObject status) {
        String on = Stream.of("policy", "audit", "events", "telemetry", "metering")
                .filter(feature -> JsonBoolean.TRUE.equals(status.get(feature)))
                .collect(Collectors.joining(", "));
        return List.of(
                        line(status),
                        "version   " + said(status.get("version")),
                        "started   " + said(status.get("started")) + ", " + said(status.get("uptime_seconds"))
                                + " s ago",
                        "answered  " + said(status.get("hooks")) + " hooks; ends after "
                                + said(status.get("idle_minutes")) + " minutes without one",
                        "on        " + (on.isEmpty() ? "nothing" : on),
                        "socket    " + said(status.get("socket")),
                        "log       " + said(status.get("log")))
                .stream()
                .map(Printable::line)
                .toList();
    }

    private static String said(@Nullable JsonValue value) {
        if (value instanceof JsonString text) {
            return text.value();
        }
        return value instanceof JsonNumber number ? number.toString() : "?";
    }
}
