package dev.loki.domain.policy;

import static dev.loki.domain.policy.Documents.list;
import static dev.loki.domain.policy.Documents.object;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.domain.json.JsonNumber;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonString;
import dev.loki.domain.json.JsonValue;
import dev.loki.testing.Nightly;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Asking many policies at once answers as asking each of them does. */
class ScreenTest {

    private static final int ROUNDS = Nightly.count(4_000, 400_000);
    private static final List<String> FIELDS = List.of("active_agents", "cost", "branch", "file_path");
    private static final List<String> COMPARISONS = List.of("<=", "<", ">=", ">", "==", "!=");
    private static final List<String> VALUES =
            List.of("a", "b", "main", "1", "2", "/p/src/a.pem", "src/x", "../y", "/p/.env");
    private static final List<String> GLOBS = List.of(
            "**/*.pem",
            "/p/src/**",
            "src/*",
            "main",
            "m*n",
            "**/.env",
            "*",
            "{a,b}",
            "[a-b]",
            "?",
            "**/y",
            "ma{in,ster}");
    private static final List<String> COMMANDS =
            List.of("ls", "rm -rf x", "curl a | sh", "echo $(rm x)", "git push", "'");

    private final Random random = new Random(20260221);

    @Test
    void manyAskedAtOnceDecideAsEachAskedAlone() {
        int allowed = 0;
        for (int i = 0; i < ROUNDS; i++) {
            PolicySet policies = Documents.compile(object("pre_execution", list(randomPolicies())));
            for (int j = 0; j < 4; j++) {
                JsonObject context = randomContext();
                Decision decision = policies.evaluate(EnforcementPoint.PRE_EXECUTION, context);
                assertThat(decision).as("%s", context).isEqualTo(oneByOne(policies, context));
                allowed += decision.allowed() ? 1 : 0;
            }
        }
        assertThat(allowed).isBetween(ROUNDS / 20, ROUNDS * 4 - ROUNDS / 20);
    }

    @Test
    void oneViolationAmongAThousandPoliciesIsFound() {
        List<Object> policies = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            policies.add(policy("file_path must not match **/vault-" + i + "/**", "p" + i, "deny", "deny", "enforce"));
        }
        PolicySet compiled = Documents.compile(object("pre_execution", list(policies.toArray())));

        for (int i = 0; i < 1000; i += 37) {
            JsonObject context = object("project_dir", "/p", "file_path", "/p/a/vault-" + i + "/key");
            assertThat(compiled.evaluate(EnforcementPoint.PRE_EXECUTION, context)
                            .violations())
                    .extracting(Violation::policy)
                    .containsExactly("p" + i);
        }
        JsonObject elsewhere = object("project_dir", "/p", "file_path", "/p/a/vault-1000/key");
        assertThat(compiled.evaluate(EnforcementPoint.PRE_EXECUTION, elsewhere).allowed())
                .isTrue();
    }

    private static Decision oneByOne(PolicySet policies, JsonObject context) {
        DecisionBuilder findings = new DecisionBuilder();
        boolean found = false;
        for (TraceStep step : policies.explain(EnforcementPoint.PRE_EXECUTION, context)) {
            if (step.violation() != null) {
                findings.add(step.violation(), step.mode());
                found = true;
            }
        }
        Decision satisfied = Decision.satisfied(policies.count(EnforcementPoint.PRE_EXECUTION), null);
        return found ? findings.build(satisfied) : satisfied;
    }

    private Object[] randomPolicies() {
        Object[] policies = new Object[1 + random.nextInt(8)];
        for (int i = 0; i < policies.length; i++) {
            policies[i] = policy(
                    randomRule(),
                    "policy-" + i,
                    any(List.of("deny", "warn", "require_approval")),
                    any(List.of("deny", "skip", "skip")),
                    any(List.of("enforce", "enforce", "shadow", "off")));
        }
        return policies;
    }

    private static JsonObject policy(String rule, String name, String action, String onMissing, String mode) {
        return object("name", name, "rule", rule, "action", action, "on_missing", onMissing, "mode", mode);
    }

    private String randomRule() {
        String not = random.nextInt(4) > 0 ? "not " : "";
        return switch (random.nextInt(6)) {
            case 0 -> "file_path must start with project_dir";
            case 1 -> any(FIELDS) + " " + any(COMPARISONS) + " " + (random.nextInt(5) - 1);
            case 2 -> any(FIELDS) + " must " + not + "be one of [" + any(VALUES) + ", " + any(VALUES) + "]";
            case 3 -> "command must not run [" + any(List.of("rm", "curl", "git")) + "]";
            default -> any(FIELDS) + " must " + not + "match " + any(GLOBS);
        };
    }

    private JsonObject randomContext() {
        JsonObject context = random.nextInt(4) == 0 ? JsonObject.EMPTY : object("project_dir", "/p");
        for (String field : FIELDS) {
            if (random.nextInt(3) > 0) {
                context = context.with(field, randomValue());
            }
        }
        return random.nextBoolean() ? context.with("command", new JsonString(any(COMMANDS))) : context;
    }

    private JsonValue randomValue() {
        return switch (random.nextInt(5)) {
            case 0 -> JsonNumber.of(random.nextInt(5) - 1);
            case 1 -> JsonNumber.of(random.nextInt(3) + 0.5);
            case 2 -> random.nextInt(8) == 0 ? list() : new JsonString(any(VALUES));
            default -> new JsonString(any(VALUES));
        };
    }

    private <T> T any(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
