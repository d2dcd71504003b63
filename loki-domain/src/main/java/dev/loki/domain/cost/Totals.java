package dev.loki.domain.cost;

import dev.loki.domain.json.JsonFields;
import dev.loki.domain.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What was consumed by name, of the last {@value #MOST} names that consumed anything; what the others did is added up under
 * {@value #OTHERS}. Not thread-safe.
 */
final class Totals {

    static final int MOST = 1_000;
    static final String OTHERS = "(others)";

    private final Map<String, Consumption> byName = new LinkedHashMap<>();

    /** @param name of those that are empty, nothing is kept */
    void add(String name, Consumption more) {
        if (name.isEmpty()) {
            return;
        }
        Consumption before = byName.remove(name);
        byName.put(name, before == null ? more : before.plus(more));
        if (byName.size() > MOST) {
            fold();
        }
    }

    Map<String, Consumption> asMap() {
        return new LinkedHashMap<>(byName);
    }

    private void fold() {
        String oldest = byName.keySet().stream()
                .filter(name -> !name.equals(OTHERS))
                .findFirst()
                .orElse(OTHERS);
        Consumption folded = byName.remove(oldest);
        if (folded != null) {
            byName.merge(OTHERS, folded, Consumption::plus);
        }
        if (byName.size() > MOST) {
            fold();
        }
    }

    JsonObject toJson() {
        return json(byName);
    }

    static JsonObject json(Map<String, Consumption> byName) {
        JsonObject.Builder json = JsonObject.builder();
        byName.forEach((name, consumption) -> json.put(name, consumption.toJson()));
        return json.build();
    }

    static Totals of(JsonObject json, String member) {
        Totals totals = new Totals();
        totals.byName.putAll(read(json, member));
        return totals;
    }

    static Map<String, Consumption> read(JsonObject json, String member) {
        JsonFields fields = JsonFields.of(json).object(member);
        Map<String, Consumption> byName = new LinkedHashMap<>();
        List<String> names = json.get(member) instanceof JsonObject object
                ? new ArrayList<>(object.members().keySet())
                : List.of();
        names.forEach(name -> byName.put(name, Consumption.of(fields.object(name))));
        return byName;
    }
}
