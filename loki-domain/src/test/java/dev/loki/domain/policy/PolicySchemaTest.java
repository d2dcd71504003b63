package dev.loki.domain.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.domain.json.JsonArray;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonValue;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The schema says what the compiler holds files to. */
class PolicySchemaTest {
    private final JsonObject schema = PolicySchema.generate();

    @Test
    void theFileIsTheListsBareOrUnderTheirKey() {
        assertThat(schema.string("$schema")).contains("https://json-schema.org/draft/2020-12/schema");
        assertThat(String.valueOf(schema.get("anyOf")))
                .contains("{\"$ref\":\"#/$defs/policies\"}", "\"required\":[\"policies\"]");
        assertThat(lists().members().keySet())
                .containsExactlyInAnyOrder(
                        "pre_execution", "pre_deployment", "resource", "data", "approval_gates", "tests");
    }

    @Test
    void aListSaysWhatItsMembersAreAndAllowsNothingElse() {
        JsonObject gates = at(lists(), "pre_deployment");
        assertThat(gates.string("type")).contains("array");
        assertThat(gates.string("description")).contains("Which gates must have been passed before a deployment.");
        JsonObject members = at(gates, "items");
        assertThat(members.get("additionalProperties")).hasToString("false");
        assertThat(members.get("required")).hasToString("[\"name\",\"gates\",\"action\"]");
        assertThat(at(at(members, "properties"), "gates"))
                .hasToString("{\"type\":\"array\",\"items\":{\"type\":\"string\",\"pattern\":\"\\\\S\"},\"minItems\":1,"
                        + "\"description\":\"The names that passed_gates must hold.\"}");
    }

    @Test
    void eachTypeOfKeyHasItsSchema() {
        assertThat(key("resource", "max_tokens"))
                .startsWith("{\"type\":\"integer\",\"minimum\":0,\"maximum\":9007199254740991,");
        assertThat(key("resource", "max_usd")).startsWith("{\"type\":\"number\",\"minimum\":0,");
        assertThat(key("resource", "window")).startsWith("{\"type\":[\"string\",\"object\"],");
        assertThat(key("resource", "alerts"))
                .startsWith("{\"type\":\"array\",\"items\":{\"type\":\"integer\",\"minimum\":1,\"maximum\":100},");
        assertThat(key("data", "mode")).startsWith("{\"enum\":[\"enforce\",\"shadow\",\"off\"],");
        assertThat(key("approval_gates", "auto_approve_on_timeout")).startsWith("{\"type\":\"boolean\",");
        assertThat(key("tests", "context")).startsWith("{\"type\":\"object\",");
    }

    private String key(String list, String key) {
        return at(at(at(at(lists(), list), "items"), "properties"), key).toString();
    }

    private JsonObject lists() {
        return at(at(at(schema, "$defs"), "policies"), "properties");
    }

    private static JsonObject at(JsonObject object, String name) {
        JsonValue value = Objects.requireNonNull(object.get(name), name);
        assertThat(value).isNotInstanceOf(JsonArray.class);
        return (JsonObject) value;
    }
}
