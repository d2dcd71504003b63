package dev.loki.adapter.fs.cost;

import dev.loki.domain.cost.Consumption;
import dev.loki.domain.cost.Ledger;
import dev.loki.domain.cost.Notice;
import dev.loki.domain.cost.RecentCall;
import dev.loki.domain.json.JsonArray;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonValue;
import dev.loki.domain.time.IsoTimestamp;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * The text of {@code costs.json}: what the original's readers look for, and beside it what they do not know, {@code loki} and
 * each {@code consumption}.
 */
final class CostsJson {

    /** The member that says of which ledger this is. */
    static final String LOKI = "loki";

    /** How many entries of the journal are in it. */
    static final String COUNT = "count";

    private static final int FORMAT = 1;
    private static final String TOKENS = "totalTokens";
    private static final String CONSUMPTION = "consumption";

    private CostsJson() {}

    static JsonObject of(Ledger ledger) {
        List<RecentCall> recent = ledger.recent();
        return JsonObject.builder()
                .put("projects", byName(ledger.projects(), (id, one) -> project(id, one, recent)))
                .put("agents", byName(ledger.agents(), (id, one) -> agent(id, one, ledger)))
                .put("orgs", byName(ledger.orgs(), (id, one) -> total(one).build()))
                .put(TOKENS, ledger.total().tokens())
                .put("triggeredAlerts", JsonArray.ofStrings(ledger.triggeredAlerts()))
                .put("history", array(ledger.history(), CostsJson::notice))
                .put(LOKI, loki(ledger))
                .build();
    }

    private static JsonObject loki(Ledger ledger) {
        return JsonObject.builder()
                .put("format", FORMAT)
                .put(COUNT, ledger.count())
                .put("at", IsoTimestamp.format(ledger.time()))
                .put("total", ledger.total().toJson())
                .put("models", byName(ledger.models(), (id, one) -> one.toJson()))
                .build();
    }

    private static JsonObject project(String id, Consumption one, List<RecentCall> recent) {
        List<RecentCall> calls =
                recent.stream().filter(call -> call.project().equals(id)).toList();
        return total(one).put("entries", array(calls, CostsJson::call)).build();
    }

    private static JsonObject agent(String id, Consumption one, Ledger ledger) {
        return total(one)
                .put("model", ledger.lastModel(id))
                .put("entries", one.requests())
                .build();
    }

    private static JsonObject.Builder total(Consumption one) {
        return JsonObject.builder().put(TOKENS, one.tokens()).put(CONSUMPTION, one.toJson());
    }

    private static JsonObject call(RecentCall call) {
        return JsonObject.builder()
                .put("agentId", call.agent())
                .put("model", call.model())
                .put("tokens", call.tokens())
                .put("durationMs", call.durationMillis())
                .put("timestamp", IsoTimestamp.format(call.at()))
                .put("micros", call.micros())
                .build();
    }

    private static JsonObject notice(Notice notice) {
        return JsonObject.builder()
                .put("type", notice.kind().wireName())
                .put("threshold", notice.threshold())
                .put("percentage", notice.percentage())
                .put("projectId", notice.of())
                .put("timestamp", IsoTimestamp.format(notice.at()))
                .put("reason", notice.reason())
                .put("budget", notice.budget())
                .put("scope", notice.scope().wireName())
                .build();
    }

    private static <T> JsonArray array(List<T> all, Function<T, JsonObject> json) {
        return new JsonArray(all.stream().<JsonValue>map(json).toList());
    }

    private static JsonObject byName(
            Map<String, Consumption> byName, BiFunction<String, Consumption, JsonObject> json) {
        JsonObject.Builder object = JsonObject.builder();
        byName.forEach((name, consumption) -> object.put(name, json.apply(name, consumption)));
        return object.build();
    }
}
