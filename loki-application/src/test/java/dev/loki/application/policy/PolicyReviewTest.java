package dev.loki.application.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.domain.json.JsonArray;
import dev.loki.domain.json.JsonNumber;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonString;
import dev.loki.domain.policy.PolicyDocument;
import dev.loki.domain.policy.PolicyProblem;
import dev.loki.domain.policy.lint.LintFinding;
import dev.loki.domain.scan.LinearPatternCompiler;
import dev.loki.ports.policy.PolicyLoad;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PolicyReviewTest {

    @Test
    void withoutAFileThereIsNothingToReview() {
        PolicyReview review = review(new PolicyLoad.Absent());
        assertThat(review.isThere()).isFalse();
        assertThat(review.problems()).isEmpty();
        assertThat(review.test()).isEmpty();
        assertThat(review.coverage().percent()).isEqualTo(100);
    }

    @Test
    void aFileThatCannotBeReadIsThereAndSaysWhy() {
        PolicyProblem problem = new PolicyProblem("policies.json", 3, "", "half a file");
        PolicyReview review = review(new PolicyLoad.Unreadable(problem));
        assertThat(review.isThere()).isTrue();
        assertThat(review.problems()).containsExactly(problem);
        assertThat(review.test()).isEmpty();
    }

    @Test
    void aFileThatIsNotUnderstoodIsThereAndSaysWhy() {
        PolicyReview review = review(found(limit("active_agents is nice"), list()));
        assertThat(review.isThere()).isTrue();
        assertThat(review.problems()).isNotEmpty();
        assertThat(review.lint()).extracting(LintFinding::toString).noneMatch(String::isEmpty);
    }

    @Test
    void eachTestIsAnsweredByThePoliciesOfTheFile() {
        PolicyReview review =
                review(found(limit("active_agents <= 5"), list(test("few", 1, "ALLOW"), test("many", 9, "ALLOW"))));
        assertThat(review.problems()).isEmpty();
        assertThat(review.test())
                .extracting(result -> result.test().name() + " " + result.passed() + " "
                        + result.decision().verdict())
                .containsExactly("few true ALLOW", "many false DENY");
        assertThat(review.coverage().percent()).isEqualTo(100);
    }

    @Test
    void whatIsSuspiciousIsSaidWithWhatTheSourceWarnedOf() {
        PolicyReview review = review(found(limit("active_agents >= 0"), list()));
        assertThat(review.lint()).extracting(LintFinding::toString).anyMatch(text -> text.contains("never-violated"));
        assertThat(review.lint()).extracting(LintFinding::toString).anyMatch(text -> text.contains("a second file"));
    }

    private static PolicyReview review(PolicyLoad load) {
        return PolicyReview.of(() -> load, LinearPatternCompiler.NONE);
    }

    private static PolicyLoad found(JsonObject policy, JsonArray tests) {
        JsonObject root = JsonObject.builder()
                .put("pre_execution", list(policy))
                .put("tests", tests)
                .build();
        return new PolicyLoad.Found(
                new PolicyDocument("policies.json", root, Map.of()), List.of("a second file is not used"));
    }

    private static JsonObject limit(String rule) {
        return JsonObject.builder()
                .put("name", "limit")
                .put("rule", rule)
                .put("action", "deny")
                .build();
    }

    private static JsonObject test(String name, int agents, String expect) {
        return JsonObject.builder()
                .put("name", name)
                .put("point", "pre_execution")
                .put("context", JsonObject.EMPTY.with("active_agents", JsonNumber.of(agents)))
                .put("expect", new JsonString(expect))
                .build();
    }

    private static JsonArray list(JsonObject... objects) {
        return new JsonArray(List.of(objects));
    }
}
