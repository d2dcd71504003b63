package dev.loki.domain.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.domain.json.JsonArray;
import dev.loki.domain.json.JsonNumber;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonString;
import dev.loki.domain.json.JsonValue;
import dev.loki.domain.scan.LinearPattern;
import dev.loki.domain.scan.LinearPatternCompiler;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Policy documents and contexts as value trees. */
final class Documents {

    /** Knows texts only, of three characters at least. */
    private static final LinearPatternCompiler PLAIN = pattern -> pattern.length() < 3
            ? new LinearPatternCompiler.Refused("too short")
            : new LinearPatternCompiler.Compiled(new PlainText(pattern));

    private Documents() {}

    private record PlainText(String literal) implements LinearPattern {
        @Override
        public @Nullable Place find(CharSequence text, int from) {
            int start = text.toString().indexOf(literal, from);
            return start < 0 ? null : new Place(start, start + literal.length());
        }
    }

    /** An object of alternating names and values: texts, whole numbers and values as they are. */
    static JsonObject object(Object... namesAndValues) {
        JsonObject.Builder object = JsonObject.builder();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            object.put((String) namesAndValues[i], value(namesAndValues[i + 1]));
        }
        return object.build();
    }

    static JsonArray list(Object... elements) {
        return new JsonArray(Arrays.stream(elements).map(Documents::value).toList());
    }

    static JsonObject boundary() {
        return object("name", "project-boundary", "rule", "file_path must start with project_dir", "action", "deny");
    }

    static JsonObject agentLimit() {
        return object("name", "agent-limit", "rule", "active_agents <= 5", "action", "require_approval");
    }

    static JsonObject tokenBudget() {
        return object(
                "name",
                "token-budget",
                "max_tokens",
                1_000_000,
                "alerts",
                list(50, 80, 95),
                "on_exceed",
                "require_approval",
                "providers",
                list("claude", "codex"));
    }

    static JsonObject secretScan() {
        return object("name", "secret-scan", "type", "secret_detection", "action", "deny");
    }

    static JsonObject releaseGates() {
        return object("name", "release-gates", "gates", list("unit", "review"), "action", "deny");
    }

    /** The seed's example, with the release gates of the quickstart. */
    static JsonObject seed() {
        return object(
                "pre_execution", list(boundary(), agentLimit()),
                "pre_deployment", list(releaseGates()),
                "resource", list(tokenBudget()),
                "data", list(secretScan()));
    }

    static PolicySet compile(JsonValue root) {
        PolicyCompilation compilation =
                PolicyCompiler.compile(new PolicyDocument("policies.json", root, Map.of()), PLAIN);
        assertThat(compilation).isInstanceOf(PolicyCompilation.Compiled.class);
        return ((PolicyCompilation.Compiled) compilation).policies();
    }

    static List<PolicyProblem> problems(JsonValue root, Map<String, Integer> lines) {
        PolicyCompilation compilation = PolicyCompiler.compile(new PolicyDocument("policies.json", root, lines), PLAIN);
        assertThat(compilation).isInstanceOf(PolicyCompilation.Rejected.class);
        return ((PolicyCompilation.Rejected) compilation).problems();
    }

    private static JsonValue value(Object value) {
        if (value instanceof JsonValue json) {
            return json;
        }
        return value instanceof Integer number ? JsonNumber.of(number.longValue()) : new JsonString((String) value);
    }
}
