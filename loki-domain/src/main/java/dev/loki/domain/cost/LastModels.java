package dev.loki.domain.cost;

import dev.loki.domain.json.JsonFieldException;
import dev.loki.domain.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;

/** Which model each of the last {@value Totals#MOST} agents called last. Not thread-safe. */
final class LastModels {

    private final Map<String, String> byAgent = new LinkedHashMap<>();

    void put(String agent, String model) {
        if (agent.isEmpty() || model.isEmpty()) {
            return;
        }
        byAgent.remove(agent);
        byAgent.put(agent, model);
        if (byAgent.size() > Totals.MOST) {
            byAgent.remove(byAgent.keySet().iterator().next());
        }
    }

    String get(String agent) {
        return byAgent.getOrDefault(agent, "");
    }

    JsonObject toJson() {
        JsonObject.Builder json = JsonObject.builder();
        byAgent.forEach(json::put);
        return json.build();
    }

    static LastModels of(JsonObject json, String member) {
        if (!(json.get(member) instanceof JsonObject byAgent)) {
            throw new JsonFieldException(member, "expected an object");
        }
        LastModels models = new LastModels();
        byAgent.members()
                .keySet()
                .forEach(agent -> models.put(agent, byAgent.string(agent).orElse("")));
        return models;
    }
}
