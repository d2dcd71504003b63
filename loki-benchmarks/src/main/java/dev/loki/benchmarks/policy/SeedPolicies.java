package dev.loki.benchmarks.policy;

import dev.loki.domain.json.JsonArray;
import dev.loki.domain.json.JsonNumber;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonValue;
import dev.loki.domain.policy.PolicyCompilation;
import dev.loki.domain.policy.PolicyCompiler;
import dev.loki.domain.policy.PolicyDocument;
import dev.loki.domain.policy.PolicySet;
import dev.loki.domain.scan.LinearPatternCompiler;
import java.util.List;
import java.util.Map;

/** The policies of the seed's example, with a gate policy beside them. */
final class SeedPolicies {

    private SeedPolicies() {}

    static PolicySet compile() {
        PolicyCompilation compilation =
                PolicyCompiler.compile(new PolicyDocument("benchmark", file(), Map.of()), LinearPatternCompiler.NONE);
        return ((PolicyCompilation.Compiled) compilation).policies();
    }

    static List<JsonValue> preExecution() {
        return List.of(
                rule("project-boundary", "file_path must start with project_dir", "deny"),
                rule("agent-limit", "active_agents <= 5", "require_approval"));
    }

    /** As it would stand in {@code policies.json}. */
    static JsonObject file() {
        return JsonObject.builder()
                .put("pre_execution", new JsonArray(preExecution()))
                .put("pre_deployment", list(gates()))
                .put("resource", list(tokens()))
                .build();
    }

    private static JsonArray list(JsonValue... values) {
        return new JsonArray(List.of(values));
    }

    private static JsonObject rule(String name, String rule, String action) {
        return JsonObject.builder()
                .put("name", name)
                .put("rule", rule)
                .put("action", action)
                .build();
    }

    private static JsonObject gates() {
        return JsonObject.builder()
                .put("name", "release-gates")
                .put("gates", JsonArray.ofStrings(List.of("unit", "review")))
                .put("action", "deny")
                .build();
    }

    private static JsonObject tokens() {
        return JsonObject.builder()
                .put("name", "token-budget")
                .put("max_tokens", 1_000_000)
                .put("alerts", list(JsonNumber.of(50), JsonNumber.of(80), JsonNumber.of(95)))
                .put("on_exceed", "require_approval")
                .put("providers", JsonArray.ofStrings(List.of("claude", "codex")))
                .build();
    }
}
