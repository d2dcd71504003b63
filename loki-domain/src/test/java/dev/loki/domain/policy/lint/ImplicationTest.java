package dev.loki.domain.policy.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.domain.json.JsonNumber;
import dev.loki.domain.policy.Comparison;
import dev.loki.domain.policy.ComparisonCondition;
import dev.loki.domain.policy.Condition;
import dev.loki.domain.policy.GateCondition;
import dev.loki.domain.policy.MembershipCondition;
import dev.loki.domain.policy.PolicyAction;
import dev.loki.domain.policy.ResourceCondition;
import dev.loki.domain.policy.TokenLimit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** When a policy is needless beside another, and when no action satisfies both. */
class ImplicationTest {

    @ParameterizedTest
    @CsvSource({"<= 10, <= 5", ">= 5, >= 10", "< 6, < 5", "!= 3, <= 2", "!= 3, > 3", "<= 5, == 5", "!= 5, < 5"})
    void aLooserLimitIsNeedlessBesideATighterOne(String looser, String tighter) {
        assertThat(Implication.violates(number("x", looser), number("x", tighter)))
                .isTrue();
        assertThat(Implication.violates(number("x", tighter), number("x", looser)))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({">= 5, != 5", "<= 5, != 5", "> 3, < 5", "<= 3, >= 3", "!= 3, != 5", "== 4, != 5"})
    void limitsOfWhichEachForbidsWhatTheOtherAllowsAreBothNeeded(String one, String other) {
        assertThat(Implication.violates(number("x", one), number("x", other))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"<= 3, >= 5", "< 3, >= 3", "== 3, != 3", "== 3, == 4"})
    void limitsThatNoNumberKeepsContradictEachOther(String one, String other) {
        assertThat(Implication.contradict(number("x", one), number("x", other))).isTrue();
        assertThat(Implication.contradict(number("x", one), number("y", other))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"> 3, < 5", "<= 3, >= 3", "!= 3, <= 3", "!= 3, >= 3", "> 3, > 3000"})
    void limitsThatSomeNumberKeepsDoNot(String one, String other) {
        assertThat(Implication.contradict(number("x", one), number("x", other))).isFalse();
    }

    @Test
    void aShorterListOfWhatIsForbiddenIsNeedlessBesideALongerOne() {
        assertThat(Implication.violates(noneOf("a"), noneOf("a", "b"))).isTrue();
        assertThat(Implication.violates(noneOf("a", "b"), noneOf("a"))).isFalse();
        assertThat(Implication.violates(noneOf("a", "c"), noneOf("a", "b"))).isFalse();
    }

    @Test
    void aLongerListOfWhatIsAllowedIsNeedlessBesideAShorterOne() {
        assertThat(Implication.violates(oneOf("a", "b"), oneOf("a"))).isTrue();
        assertThat(Implication.violates(oneOf("a"), oneOf("a", "b"))).isFalse();
        assertThat(Implication.violates(oneOf("a", "c"), oneOf("a", "b"))).isFalse();
    }

    @Test
    void whatIsForbiddenIsNeedlessWhereItIsNotAmongWhatIsAllowed() {
        assertThat(Implication.violates(noneOf("x"), oneOf("a", "b"))).isTrue();
        assertThat(Implication.violates(noneOf("x", "a"), oneOf("a", "b"))).isFalse();
        assertThat(Implication.violates(oneOf("a", "b"), noneOf("x"))).isFalse();
    }

    @Test
    void listsThatNoValueSatisfiesContradictEachOther() {
        assertThat(Implication.contradict(oneOf("a"), oneOf("b", "c"))).isTrue();
        assertThat(Implication.contradict(oneOf("a"), noneOf("a", "b"))).isTrue();
        assertThat(Implication.contradict(noneOf("a", "b"), oneOf("b"))).isTrue();
    }

    @Test
    void listsThatSomeValueSatisfiesDoNot() {
        assertThat(Implication.contradict(oneOf("a", "b"), oneOf("b", "c"))).isFalse();
        assertThat(Implication.contradict(noneOf("a"), noneOf("b"))).isFalse();
        assertThat(Implication.contradict(oneOf("a", "c"), noneOf("a", "b"))).isFalse();
        assertThat(Implication.contradict(oneOf("a"), number("field", "<= 3"))).isFalse();
    }

    @Test
    void fewerGatesAreNeedlessBesideMore() {
        assertThat(Implication.violates(gates("unit"), gates("unit", "review"))).isTrue();
        assertThat(Implication.violates(gates("unit", "review"), gates("unit"))).isFalse();
        assertThat(Implication.violates(gates("unit"), number("unit", "<= 3"))).isFalse();
    }

    @Test
    void moreProvidersAreNeedlessBesideFewer() {
        assertThat(Implication.violates(resource(null, "claude", "codex"), resource(null, "claude")))
                .isTrue();
        assertThat(Implication.violates(resource(null, "claude"), resource(null, "claude", "codex")))
                .isFalse();
        assertThat(Implication.violates(resource(null, "claude"), resource(limit(10, PolicyAction.DENY))))
                .isFalse();
    }

    @Test
    void aLimitIsNeededBesideAListOfProvidersAlone() {
        assertThat(Implication.violates(resource(limit(10, PolicyAction.DENY)), resource(null, "claude")))
                .isFalse();
        assertThat(Implication.violates(
                        resource(limit(20, PolicyAction.WARN), "claude"),
                        resource(limit(10, PolicyAction.DENY), "claude")))
                .isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void aLimitIsNeedlessBesideOneThatIsNoHigherAndNoMilder(PolicyAction action) {
        assertThat(Implication.violates(resource(limit(20, action)), resource(limit(10, action))))
                .isTrue();
        assertThat(Implication.violates(resource(limit(10, PolicyAction.WARN)), resource(limit(10, action))))
                .isTrue();
        assertThat(Implication.violates(resource(limit(9, action)), resource(limit(10, action))))
                .isFalse();
    }

    @Test
    void aLimitThatAsksForMoreIsNeeded() {
        assertThat(Implication.violates(
                        resource(limit(20, PolicyAction.DENY)), resource(limit(10, PolicyAction.REQUIRE_APPROVAL))))
                .isFalse();
    }

    @Test
    void aLimitThatWarnsBeforeTheOtherIsReachedIsNeeded() {
        Condition tighter = resource(limit(10, PolicyAction.DENY));

        assertThat(Implication.violates(resource(limit(20, PolicyAction.WARN, 49)), tighter))
                .isFalse();
        assertThat(Implication.violates(resource(limit(20, PolicyAction.WARN, 50, 80)), tighter))
                .isTrue();
    }

    private static Condition number(String field, String limit) {
        String sign = limit.substring(0, limit.indexOf(' '));
        Comparison comparison = List.of(Comparison.values()).stream()
                .filter(one -> one.sign().equals(sign))
                .findFirst()
                .orElseThrow();
        return new ComparisonCondition(field, comparison, JsonNumber.parse(limit.substring(sign.length() + 1)));
    }

    private static Condition oneOf(String... members) {
        return new MembershipCondition("field", false, List.of(members));
    }

    private static Condition noneOf(String... members) {
        return new MembershipCondition("field", true, List.of(members));
    }

    private static Condition gates(String... gates) {
        return new GateCondition(List.of(gates));
    }

    private static Condition resource(@Nullable TokenLimit limit, String... providers) {
        return new ResourceCondition(List.of(providers), limit, List.of());
    }

    private static TokenLimit limit(long tokens, PolicyAction onExceed, Integer... alerts) {
        return new TokenLimit(tokens, List.of(alerts), onExceed);
    }
}
