package dev.loki.domain.policy;

import static dev.loki.domain.policy.Documents.list;
import static dev.loki.domain.policy.Documents.object;

import dev.loki.domain.json.JsonArray;
import dev.loki.domain.json.JsonNumber;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonString;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Policies of every kind, sentence, action and mode that a file may hold, from a seed. */
final class RandomPolicies {
    private static final List<String> FIELDS = List.of("active_agents", "cost", "branch", "file_path", "command");
    private static final List<String> SIGNS = List.of("<=", "<", ">=", ">", "==", "!=");
    private static final List<String> NUMBERS =
            List.of("0", "1", "5", "-1", "0.5", "9007199254740991", "9999999999999999", "-0.000000000000001");
    private static final List<String> GLOBS = List.of(
            "*",
            "**",
            "**/*.java",
            "src/**",
            "/p/**",
            "ma?n",
            "[a-m]*",
            "[!a-m]*",
            "{main,release/*}",
            "\\*",
            "*/**/*");
    private static final List<String> WORDS = List.of("main", "rm", "curl", "claude", "1", "1e3", "null", "é");
    private static final List<String> ACTIONS = List.of("deny", "require_approval", "warn");
    private static final List<String> AT_LIMIT = List.of("shutdown", "require_approval", "warn");

    private final Random random;
    private int made;

    RandomPolicies(Random random) {
        this.random = random;
    }

    /** None to seven policies of one point. */
    List<JsonObject> some(EnforcementPoint point) {
        List<JsonObject> policies = new ArrayList<>();
        for (int i = random.nextInt(8); i > 0; i--) {
            policies.add(one(point));
        }
        return policies;
    }

    /** A policy under a name that no other has. */
    JsonObject one(EnforcementPoint point) {
        JsonObject policy = object("name", "policy-" + made++);
        policy = switch (point) {
            case PRE_EXECUTION -> policy.with("rule", new JsonString(rule())).with("action", any(ACTIONS));
            case PRE_DEPLOYMENT -> policy.with("gates", words()).with("action", any(ACTIONS));
            case RESOURCE -> resource(policy);
            case DATA ->
                policy.with("type", any(List.of("secret_detection", "pii_scanning")))
                        .with("action", any(ACTIONS));
        };
        if (random.nextInt(4) == 0) {
            policy = policy.with("mode", any(List.of("enforce", "shadow", "off")));
        }
        return random.nextInt(3) > 0 ? policy : policy.with("on_missing", any(List.of("deny", "skip")));
    }

    private JsonObject resource(JsonObject policy) {
        JsonObject made = policy;
        boolean limited = random.nextBoolean();
        if (limited) {
            made = made.with("max_tokens", JsonNumber.of(random.nextInt(3) * 1_000L))
                    .with("on_exceed", any(AT_LIMIT));
        }
        if (limited && random.nextBoolean()) {
            made = made.with("alerts", list(1 + random.nextInt(100), 1 + random.nextInt(100)));
        }
        return limited && random.nextBoolean() ? made : made.with("providers", words());
    }

    private String rule() {
        String field = pick(FIELDS);
        String not = random.nextBoolean() ? " " : " not ";
        return switch (random.nextInt(6)) {
            case 0 -> "file_path must start with project_dir";
            case 1 -> pick(FIELDS.subList(0, 2)) + " " + pick(SIGNS) + " " + pick(NUMBERS);
            case 2 -> field + " " + pick(SIGNS) + pick(NUMBERS);
            case 3 -> field + " must" + not + "match " + pick(GLOBS);
            case 4 -> field + " must" + not + "be one of " + words();
            default -> "command must not run " + words();
        };
    }

    private JsonArray words() {
        List<String> words = new ArrayList<>();
        for (int i = random.nextInt(3); i >= 0; i--) {
            words.add(pick(WORDS));
        }
        return JsonArray.ofStrings(words);
    }

    private JsonString any(List<String> texts) {
        return new JsonString(pick(texts));
    }

    private String pick(List<String> texts) {
        return texts.get(random.nextInt(texts.size()));
    }
}
