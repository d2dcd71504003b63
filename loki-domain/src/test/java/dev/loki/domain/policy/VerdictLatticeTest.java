package dev.loki.domain.policy;

import static dev.loki.domain.policy.Documents.list;
import static dev.loki.domain.policy.Documents.object;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.domain.json.JsonObject;
import dev.loki.testing.Nightly;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The strongest verdict wins: policies may stand in any order, and a further one never weakens. */
class VerdictLatticeTest {
    private static final int ROUNDS = Nightly.count(2_000, 100_000);
    private static final List<String> ACTIONS = List.of("warn", "require_approval", "deny");

    private final Random random = new Random(20260221);

    @Test
    void theOrderOfPoliciesNeverChangesTheVerdict() {
        for (int i = 0; i < ROUNDS; i++) {
            List<JsonObject> policies = randomPolicies();
            JsonObject context = randomContext();
            Verdict verdict = verdict(policies, context);
            Collections.shuffle(policies, random);
            assertThat(verdict(policies, context))
                    .as("%s on %s", policies, context)
                    .isEqualTo(verdict);
        }
    }

    @Test
    void aFurtherPolicyNeverWeakensTheVerdict() {
        for (int i = 0; i < ROUNDS; i++) {
            List<JsonObject> policies = randomPolicies();
            JsonObject context = randomContext();
            Verdict before = verdict(policies, context);
            policies.add(random.nextInt(policies.size() + 1), policy("further"));
            assertThat(verdict(policies, context))
                    .as("%s on %s", policies, context)
                    .isGreaterThanOrEqualTo(before);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "warn, warn, ALLOW",
        "warn, require_approval, REQUIRE_APPROVAL",
        "warn, deny, DENY",
        "require_approval, require_approval, REQUIRE_APPROVAL",
        "require_approval, deny, DENY",
        "deny, deny, DENY"
    })
    void theStrongerOfTwoVerdictsWins(String one, String other, Verdict verdict) {
        List<JsonObject> policies = List.of(agents("one", 0, one), agents("other", 0, other));

        assertThat(verdict(policies, object("active_agents", 1))).isEqualTo(verdict);
    }

    @Test
    void aPolicyThatOnlyWarnsIsHeard() {
        Decision decision = evaluate(List.of(agents("few", 0, "warn")), object("active_agents", 1));

        assertThat(decision.allowed()).isTrue();
        assertThat(decision.code()).isEqualTo(ReasonCode.SATISFIED);
        assertThat(decision.violations()).isEmpty();
        assertThat(decision.warnings()).containsExactly("few: active_agents is 1, and must be <= 0");
    }

    @Test
    void violationsStandStrongestFirstAndElseInTheOrderOfTheFile() {
        Decision decision = evaluate(
                List.of(
                        agents("a", 0, "require_approval"),
                        agents("b", 0, "deny"),
                        agents("c", 0, "warn"),
                        agents("d", 0, "deny")),
                object("active_agents", 1));

        assertThat(decision.violations()).extracting(Violation::policy).containsExactly("b", "d", "a");
        assertThat(decision.reason()).startsWith("b: ");
    }

    private List<JsonObject> randomPolicies() {
        List<JsonObject> policies = new ArrayList<>();
        for (int i = random.nextInt(6); i >= 0; i--) {
            policies.add(policy("policy-" + i));
        }
        return policies;
    }

    private JsonObject policy(String name) {
        String action = ACTIONS.get(random.nextInt(ACTIONS.size()));
        return random.nextBoolean()
                ? agents(name, random.nextInt(4), action)
                : object("name", name, "rule", "file_path must start with project_dir", "action", action);
    }

    private JsonObject randomContext() {
        JsonObject context = object("project_dir", "/p", "active_agents", random.nextInt(5) - 1);
        return switch (random.nextInt(4)) {
            case 0 -> context;
            case 1 -> context.with("file_path", list());
            default ->
                object(
                        "project_dir",
                        "/p",
                        "active_agents",
                        random.nextInt(5),
                        "file_path",
                        random.nextBoolean() ? "a" : "../a");
        };
    }

    private static JsonObject agents(String name, int limit, String action) {
        return object("name", name, "rule", "active_agents <= " + limit, "action", action);
    }

    private static Verdict verdict(List<JsonObject> policies, JsonObject context) {
        return evaluate(policies, context).verdict();
    }

    private static Decision evaluate(List<JsonObject> policies, JsonObject context) {
        return Documents.compile(object("pre_execution", list(policies.toArray())))
                .evaluate(EnforcementPoint.PRE_EXECUTION, context);
    }
}
