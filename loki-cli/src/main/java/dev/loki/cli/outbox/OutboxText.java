package dev.loki.cli.outbox;

import dev.loki.domain.json.JsonArray;
import dev.loki.domain.json.JsonObject;
import dev.loki.ports.outbox.OutboxProgress.Standing;
import dev.loki.ports.outbox.WaitingCall;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Calls of an outbox as lines for people, and as JSON. */
final class OutboxText {

    static final String SENT = "sent";

    private OutboxText() {}

    /** What became of a call: waiting, exported, sent or refused. */
    static String state(WaitingCall call, Standing standing) {
        if (standing.refused().containsKey(call.number())) {
            return "refused";
        }
        if (!standing.isWaiting(call.number())) {
            return SENT;
        }
        return call.number() <= standing.exported() ? "exported" : "waiting";
    }

    static String line(WaitingCall call) {
        return String.format(
                Locale.ROOT,
                "%6d  %s  %-6s  %-8s  %s",
                call.number(),
                call.at(),
                call.service(),
                call.call().kind(),
                call.call().target());
    }

    /** Such as {@code 2 for jira, 1 for github}. */
    static String byService(List<WaitingCall> calls) {
        Map<String, Long> counts = calls.stream()
                .collect(Collectors.groupingBy(WaitingCall::service, TreeMap::new, Collectors.counting()));
        return counts.entrySet().stream()
                .map(entry -> entry.getValue() + " for " + entry.getKey())
                .collect(Collectors.joining(", "));
    }

    static String calls(int count) {
        return count == 1 ? "1 call" : count + " calls";
    }

    static JsonObject json(WaitingCall call) {
        return JsonObject.builder()
                .put("number", call.number())
                .put("at", call.at().toString())
                .put("service", call.service())
                .put("destination", call.destination())
                .put("call", call.call().kind())
                .put("target", call.call().target())
                .build();
    }

    static <T> JsonArray json(List<T> all, Function<T, JsonObject> each) {
        return new JsonArray(List.copyOf(all.stream().map(each).toList()));
    }
}
