package dev.loki.domain.policy;

import dev.loki.domain.json.JsonArray;
import dev.loki.domain.json.JsonBoolean;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonString;
import java.util.List;

/** The JSON Schema (2020-12) of policy files, made from the definitions the compiler checks them by. */
public final class PolicySchema {

    private PolicySchema() {}

    /** The schema, for editors: completion, and red lines. */
    public static JsonObject generate() {
        JsonObject.Builder lists = JsonObject.builder();
        for (PolicyKind kind : PolicyKind.values()) {
            lists.put(kind.key(), list(kind));
        }
        JsonObject policies = closedObject(lists.build());
        JsonObject wrapped = closedObject(JsonObject.builder()
                        .put("policies", reference("policies"))
                        .put(PolicyKind.TESTS.key(), list(PolicyKind.TESTS))
                        .build())
                .with("required", JsonArray.ofStrings(List.of("policies")));
        return JsonObject.builder()
                .put("$schema", "https://json-schema.org/draft/2020-12/schema")
                .put("title", "Loki policy file")
                .put("anyOf", new JsonArray(List.of(wrapped, reference("policies"))))
                .put("$defs", JsonObject.builder().put("policies", policies).build())
                .build();
    }

    private static JsonObject list(PolicyKind kind) {
        JsonObject.Builder keys = JsonObject.builder();
        kind.keys()
                .forEach(key -> keys.put(
                        key.name(), key.type().valueSchema().with("description", new JsonString(key.description()))));
        List<String> required = kind.keys().stream()
                .filter(PolicyKey::required)
                .map(PolicyKey::name)
                .toList();
        return JsonObject.builder()
                .put("type", "array")
                .put("description", kind.description())
                .put("items", closedObject(keys.build()).with("required", JsonArray.ofStrings(required)))
                .build();
    }

    private static JsonObject closedObject(JsonObject properties) {
        return JsonObject.builder()
                .put("type", "object")
                .put("properties", properties)
                .put("additionalProperties", JsonBoolean.FALSE)
                .build();
    }

    private static JsonObject reference(String definition) {
        return JsonObject.builder().put("$ref", "#/$defs/" + definition).build();
    }
}
