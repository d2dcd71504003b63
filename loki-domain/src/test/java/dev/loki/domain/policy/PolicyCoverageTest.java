package dev.loki.domain.policy;

import static dev.loki.domain.policy.Documents.agentLimit;
import static dev.loki.domain.policy.Documents.boundary;
import static dev.loki.domain.policy.Documents.list;
import static dev.loki.domain.policy.Documents.object;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.domain.json.JsonArray;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonString;
import dev.loki.domain.scan.LinearPatternCompiler;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PolicyCoverageTest {

    @Test
    void policyIsReachedByATestAboutItAndCoveredByOneThatViolatesIt() {
        PolicyCoverage coverage = coverage(
                list(boundary(), agentLimit()),
                list(test("few", object("active_agents", 1)), test("out", object("file_path", "/a", "project_dir", "/p"))));
        assertThat(coverage.policies())
                .extracting(entry -> entry.policy() + " " + entry.reached() + " " + entry.violated())
                .containsExactly("project-boundary true true", "agent-limit true false");
        assertThat(coverage.percent()).isEqualTo(50);
    }

    @Test
    void testOfAnotherPointOrAnotherMatterReachesNothing() {
        JsonObject elsewhere = test("x", object("active_agents", 9)).with("point", new JsonString("data"));
        assertThat(coverage(list(agentLimit()), list(elsewhere, test("y", object("colour", 1))))
                        .reached())
                .isZero();
    }

    @Test
    void valueThatATestAboutSomethingElseLacksCoversNothing() {
        JsonObject other = object("name", "o", "rule", "iteration <= 5", "action", "deny");
        assertThat(coverage(list(other), list(test("x", object("active_agents", 9)))).violated())
                .isZero();
        assertThat(coverage(list(other), list(test("x", object("iteration", 9)))).violated())
                .isOne();
    }

    @Test
    void policyThatIsOffIsNotCountedAndNothingToCoverIsCovered() {
        JsonObject off = agentLimit().with("mode", new JsonString("off"));
        assertThat(coverage(list(off), list()).percent()).isEqualTo(100);
    }

    private static JsonObject test(String name, JsonObject context) {
        return object("name", name, "point", "pre_execution", "context", context, "expect", "ALLOW");
    }

    private static PolicyCoverage coverage(JsonArray policies, JsonArray tests) {
        JsonObject root = object("pre_execution", policies, "tests", tests);
        PolicyCompilation compilation = PolicyCompiler.compile(new PolicyDocument("policies.json", root, Map.of()), LinearPatternCompiler.NONE);
        return PolicyCoverage.of(((PolicyCompilation.Compiled) compilation).file());
    }
}
