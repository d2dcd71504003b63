package dev.loki.domain.policy;

import static dev.loki.domain.policy.Documents.list;
import static dev.loki.domain.policy.Documents.object;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.domain.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An explanation says each condition in words. */
class ConditionWordsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "file_path must start  with project_dir | file_path must start with project_dir",
                "cost>=0.5 | cost >= 0.5",
                "branch must match 'release/*' | branch must match release/*",
                "branch must not match main | branch must not match main",
                "tier must be one of [a,'b'] | tier must be one of [a, b]",
                "tier must not be one of [a] | tier must not be one of [a]",
                "command must not run [rm, curl] | command must not run [curl, rm]"
            })
    void aRuleIsSaidAsItIsUnderstood(String sentence, String words) {
        assertThat(words("pre_execution", object("name", "n", "rule", sentence, "action", "deny")))
                .isEqualTo(words);
    }

    @Test
    void soAreConditionsThatAreNoSentences() {
        assertThat(words("pre_deployment", Documents.releaseGates()))
                .isEqualTo("passed_gates must hold [unit, review]");
        assertThat(words("data", Documents.secretScan())).isEqualTo("content must pass secret_detection");
        assertThat(words("resource", Documents.tokenBudget()))
                .isEqualTo("provider must be one of [claude, codex], tokens_consumed must be below 1000000");
        assertThat(words("resource", object("name", "n", "providers", list("p"))))
                .isEqualTo("provider must be one of [p]");
        assertThat(words("resource", object("name", "n", "max_tokens", 5, "on_exceed", "warn")))
                .isEqualTo("tokens_consumed must be below 5");
    }

    private static String words(String point, JsonObject policy) {
        EnforcementPoint at = EnforcementPoint.named(point).orElseThrow();
        PolicySet policies = Documents.compile(object(point, list(policy)));
        assertThat(policies.names(at)).isEqualTo(policy.string("name").stream().toList());
        return policies.explain(at, JsonObject.EMPTY).get(0).condition();
    }
}
