package dev.loki.benchmarks.policy;

import dev.loki.domain.json.JsonArray;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonValue;
import dev.loki.domain.policy.PolicyCompilation;
import dev.loki.domain.policy.PolicyCompiler;
import dev.loki.domain.policy.PolicyDocument;
import dev.loki.domain.policy.PolicySet;
import dev.loki.domain.scan.LinearPatternCompiler;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Sets of any size of policies that the benchmarks' actions satisfy. */
final class ManyPolicies {

    private ManyPolicies() {}

    /** What a large organisation's file might hold: rules of every kind, over a dozen fields, no two the same. */
    static PolicySet mixed(int count) {
        List<JsonValue> policies = new ArrayList<>(SeedPolicies.preExecution());
        IntStream.range(policies.size(), count).forEach(i -> policies.add(policy(i, mixedRule(i))));
        return compile(policies);
    }

    /** Folders that no file may be in, and nothing else. */
    static PolicySet closedFolders(int count) {
        return compile(IntStream.range(0, count)
                .<JsonValue>mapToObj(i -> policy(i, "file_path must not match " + closedFolder(i) + "/**"))
                .toList());
    }

    static String closedFolder(int number) {
        return "/srv/team-" + number % 40 + "/closed-" + number;
    }

    private static String mixedRule(int i) {
        return switch (i % 10) {
            case 0, 1 -> "file_path must not match " + closedFolder(i) + "/**";
            case 2 -> "file_path must not match **/*.secret" + i;
            case 3, 4 -> "field_" + i % 4 + " <= " + (1000 + i);
            case 5 -> "cost >= -" + i;
            case 6, 7 -> "branch must not be one of [release-" + i + ", hotfix-" + i + "]";
            case 8 -> "environment must be one of [staging, development, review-" + i + "]";
            default -> "command must not run [tool-" + i + "]";
        };
    }

    private static JsonObject policy(int number, String rule) {
        return JsonObject.builder()
                .put("name", "policy-" + number)
                .put("rule", rule)
                .put("action", "deny")
                .put("on_missing", rule.startsWith("command") ? "skip" : "deny")
                .build();
    }

    private static PolicySet compile(List<JsonValue> preExecution) {
        JsonObject root = JsonObject.builder()
                .put("pre_execution", new JsonArray(preExecution))
                .build();
        PolicyCompilation compilation =
                PolicyCompiler.compile(new PolicyDocument("benchmark", root, Map.of()), LinearPatternCompiler.NONE);
        return ((PolicyCompilation.Compiled) compilation).policies();
    }
}
