package dev.loki.standin;

import dev.loki.domain.json.JsonArray;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonString;
import dev.loki.domain.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * The schema of ADF, rewritten as one of draft 7 that accepts the same: where it says that a node is one of twenty, it is
 * looked at only as what its type says. A validator that tries all twenty at every level never ends.
 */
final class SchemaByType {

    private static final String DEFINITION = "#/definitions/";

    private final JsonObject definitions;

    private SchemaByType(JsonObject definitions) {
        this.definitions = definitions;
    }

    static JsonObject of(JsonObject schema) {
        SchemaByType byType = new SchemaByType((JsonObject) Objects.requireNonNull(schema.get("definitions")));
        JsonObject rewritten = (JsonObject) byType.rewritten(schema);
        return rewritten.with("$schema", new JsonString("http://json-schema.org/draft-07/schema#"));
    }

    private JsonValue rewritten(JsonValue value) {
        if (value instanceof JsonArray array) {
            return new JsonArray(array.elements().stream().map(this::rewritten).toList());
        }
        if (!(value instanceof JsonObject object)) {
            return value;
        }
        Map<String, JsonValue> members = new LinkedHashMap<>();
        object.members().forEach((name, member) -> members.put(name, rewritten(member)));
        JsonObject unchanged = JsonObject.of(members);
        return members.size() == 1 && object.get("anyOf") instanceof JsonArray of ? byType(of, unchanged) : unchanged;
    }

    /** Where every alternative names its types, the alternatives of the type that is there. */
    private JsonObject byType(JsonArray alternatives, JsonObject unchanged) {
        Map<String, List<JsonValue>> choices = new LinkedHashMap<>();
        for (JsonValue alternative : alternatives.elements()) {
            Set<String> types = types(alternative);
            if (types.isEmpty()) {
                return unchanged;
            }
            types.forEach(type ->
                    choices.computeIfAbsent(type, ignored -> new ArrayList<>()).add(alternative));
        }
        List<JsonValue> branches = new ArrayList<>();
        branches.add(typeIn(choices.keySet()).with("required", JsonArray.ofStrings(List.of("type"))));
        choices.forEach((type, of) -> branches.add(JsonObject.builder()
                .put("if", typeIn(Set.of(type)))
                .put(
                        "then",
                        JsonObject.builder().put("anyOf", new JsonArray(of)).build())
                .build()));
        return JsonObject.builder().put("allOf", new JsonArray(branches)).build();
    }

    private static JsonObject typeIn(Set<String> types) {
        JsonObject type =
                JsonObject.builder().put("enum", JsonArray.ofStrings(types)).build();
        return JsonObject.builder()
                .put("properties", JsonObject.builder().put("type", type).build())
                .build();
    }

    /** The types that a schema can accept; empty where it names none. */
    private Set<String> types(JsonValue schema) {
        Set<String> types = new TreeSet<>();
        if (schema instanceof JsonObject object) {
            object.string("$ref").ifPresent(ref -> types.addAll(types(definition(ref))));
            for (String name : List.of("anyOf", "allOf")) {
                if (object.get(name) instanceof JsonArray array) {
                    array.elements().forEach(element -> types.addAll(types(element)));
                }
            }
            if (object.get("properties") instanceof JsonObject properties
                    && properties.get("type") instanceof JsonObject type
                    && type.get("enum") instanceof JsonArray names) {
                names.elements().forEach(name -> types.add(((JsonString) name).value()));
            }
        }
        return types;
    }

    private JsonValue definition(String ref) {
        return definitions.members().getOrDefault(ref.substring(DEFINITION.length()), JsonObject.EMPTY);
    }
}
