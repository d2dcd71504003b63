package dev.loki.domain.policy.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.domain.json.JsonArray;
import dev.loki.domain.json.JsonBoolean;
import dev.loki.domain.json.JsonNumber;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonString;
import dev.loki.domain.json.JsonValue;
import dev.loki.domain.policy.DataCondition;
import dev.loki.domain.policy.EnforcementPoint;
import dev.loki.domain.policy.Mode;
import dev.loki.domain.policy.Origin;
import dev.loki.domain.policy.Policy;
import dev.loki.domain.policy.PolicyAction;
import dev.loki.domain.policy.PolicyCompilation;
import dev.loki.domain.policy.PolicyCompiler;
import dev.loki.domain.policy.PolicyDocument;
import dev.loki.domain.policy.PolicyFile;
import dev.loki.domain.scan.ContentScanner;
import dev.loki.domain.scan.Detector;
import dev.loki.domain.scan.LinearPattern;
import dev.loki.domain.scan.LinearPatternCompiler;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyLintTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "active_agents >= 0",
                "active_agents > -1",
                "active_agents != 2.5",
                "file_path must match **",
                "file_path must match **/*",
                "file_path must match {src/**,**}",
                "file_path must not match src/",
                "file_path must not match ./src/*",
                "file_path must not match ~/.ssh/**",
                "file_path must not match src/../x"
            })
    void ruleThatNothingViolates(String rule) {
        assertThat(ids(rule(rule))).contains("never-violated");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "active_agents < 0",
                "active_agents <= -1",
                "active_agents == 2.5",
                "file_path must not match **",
                "file_path must match src/"
            })
    void ruleThatEverythingViolates(String rule) {
        assertThat(ids(rule(rule))).contains("always-violated");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "active_agents >= 1",
                "active_agents <= 0",
                "active_agents == 2",
                "iteration >= 0",
                "file_path must match **/src/**",
                "file_path must match *",
                "file_path must not match src/**/",
                "file_path must not match src/**",
                "file_path must match /srv/**"
            })
    void ruleThatMayGoEitherWayIsNotSuspicious(String rule) {
        assertThat(ids(rule(rule))).containsOnly("untested");
    }

    @Test
    void limitOfNothingIsReachedAtOnce() {
        assertThat(ids(resource("max_tokens", 0, "on_exceed", "warn"))).contains("always-violated");
        assertThat(ids(resource("max_usd", 0, "on_exceed", "warn"))).contains("always-violated");
        assertThat(ids(resource("org_max_tokens", 0))).contains("always-violated");
        assertThat(ids(resource("max_usd", 5, "on_exceed", "warn"))).containsOnly("untested");
        assertThat(ids(resource("max_tokens", 1, "on_exceed", "warn"))).containsOnly("untested");
    }

    @Test
    void fieldOfTheWrongKind() {
        assertThat(ids(rule("file_path <= 5"))).contains("wrong-kind");
        assertThat(ids(rule("active_agents must match 5*"))).contains("wrong-kind");
        assertThat(ids(rule("active_agents must be one of [1, 2]"))).containsOnly("untested");
    }

    @Test
    void policyThatAnotherMakesNeedless() {
        assertThat(rules("active_agents <= 5", "deny", "active_agents <= 10", "require_approval"))
                .contains("shadowed");
        assertThat(rules("active_agents <= 5", "deny", "active_agents <= 10", "deny"))
                .contains("shadowed");
        assertThat(rules("tool must not be one of [a, b]", "deny", "tool must not be one of [a]", "deny"))
                .contains("shadowed");
        assertThat(rules("tool must be one of [a]", "deny", "tool must be one of [a, b]", "warn"))
                .contains("shadowed");
        assertThat(rules("command must not run [rm, mv]", "deny", "command must not run [rm]", "deny"))
                .contains("shadowed");
    }

    @Test
    void policyThatStillDecidesIsNotNeedless() {
        assertThat(rules("active_agents <= 5", "require_approval", "active_agents <= 10", "deny"))
                .containsOnly("untested");
        assertThat(rules("active_agents <= 5", "deny", "iteration <= 10", "deny"))
                .containsOnly("untested");
        assertThat(rules("active_agents <= 5", "deny", "active_agents != 3", "deny"))
                .containsOnly("untested");
        assertThat(rules("command must not run [rm]", "deny", "command must not run [mv]", "deny"))
                .containsOnly("untested");
    }

    @Test
    void laterPolicyThatMakesAnEarlierOneNeedlessIsFoundThere() {
        List<LintFinding> findings =
                lint(file(pre(rule("a", "x <= 9", "deny"), rule("b", "x <= 2", "deny"))), List.of());
        assertThat(findings)
                .filteredOn(finding -> finding.suspicion() == Suspicion.SHADOWED)
                .singleElement()
                .satisfies(finding -> assertThat(finding.policy()).isEqualTo("a"));
    }

    @Test
    void limitsOfResourcesAreCompared() {
        JsonObject low = with(resource("max_tokens", 10, "on_exceed", "shutdown"), "name", "low");
        JsonObject high = with(resource("max_tokens", 20, "on_exceed", "require_approval"), "name", "high");
        JsonObject early = with(
                resource("max_tokens", 20, "on_exceed", "warn", "alerts", new JsonArray(List.of(JsonNumber.of(10)))),
                "name",
                "early");
        assertThat(ids(at("resource", low, high))).contains("shadowed");
        assertThat(ids(at("resource", low, early))).containsOnly("untested");
    }

    @Test
    void sameConditionTwice() {
        assertThat(rules("x <= 5", "deny", "x <= 5", "require_approval")).contains("same-condition");
        assertThat(rules("x <= 5", "deny", "x < 5", "require_approval")).doesNotContain("same-condition");
    }

    @Test
    void policiesThatContradictOneAnother() {
        assertThat(rules("x <= 3", "deny", "x >= 5", "deny")).contains("contradiction");
        assertThat(rules("t must be one of [a]", "deny", "t must not be one of [a, b]", "deny"))
                .contains("contradiction");
        assertThat(rules("x <= 3", "deny", "x >= 3", "deny")).doesNotContain("contradiction");
        assertThat(rules("t must be one of [a, c]", "deny", "t must not be one of [a, b]", "deny"))
                .doesNotContain("contradiction");
    }

    @Test
    void membersThatStandTwiceOrNeverMatch() {
        assertThat(ids(rule("tool must not be one of [a, b, a]"))).contains("duplicate-member");
        assertThat(ids(rule("tool must not be one of [a, A]"))).containsOnly("untested");
        assertThat(ids(rule("command must not run [rm -rf, /bin/mv]"))).contains("program-never-runs");
        assertThat(ids(rule("command must not run [rm]"))).containsOnly("untested");
    }

    @Test
    void providersThatDifferInCase() {
        assertThat(ids(resource("providers", texts("claude", "Claude")))).contains("provider-case");
        assertThat(ids(resource("providers", texts("claude", "codex")))).containsOnly("untested");
    }

    @ParameterizedTest
    @ValueSource(strings = {"file_paths must match a", "provder must match a", "Command must match a"})
    void fieldThatLooksLikeOneThatIsSent(String rule) {
        assertThat(ids(rule(rule))).contains("unknown-field");
    }

    @ParameterizedTest
    @ValueSource(strings = {"iteration <= 5", "file_path must match a", "branch must match a"})
    void fieldThatIsSentOrIsTheEnginesOwnIsNotSuspicious(String rule) {
        assertThat(ids(rule(rule))).containsOnly("untested");
    }

    @Test
    void gatesThatNobodyKnows() {
        JsonObject policy = object("name", "g", "gates", texts("unit_test", "security", "moon"), "action", "deny");
        assertThat(lint(file(at("pre_deployment", policy)), List.of()))
                .extracting(finding -> finding.suspicion().id())
                .containsExactlyInAnyOrder("misspelt-gate", "unknown-gate", "untested");
        JsonObject test = object(
                "name",
                "t",
                "point",
                "pre_deployment",
                "context",
                object("passed_gates", texts("moon")),
                "expect",
                "DENY");
        JsonObject known = object("name", "g", "gates", texts("moon", "security"), "action", "deny");
        assertThat(ids(with(at("pre_deployment", known), "tests", list(test)))).isEmpty();
        JsonObject gate = object("name", "moon", "phase", "deploy");
        assertThat(ids(with(at("pre_deployment", known), "approval_gates", list(gate))))
                .containsOnly("untested");
    }

    @Test
    void policiesThatDoNotDecide() {
        assertThat(ids(with(rule("x <= 5"), "mode", "off"))).containsOnly("mode-off");
        assertThat(ids(with(rule("x <= 5"), "mode", "shadow"))).contains("shadow-undescribed");
        assertThat(ids(with(with(rule("x <= 5"), "mode", "shadow"), "description", "until May")))
                .containsOnly("untested");
    }

    @Test
    void secretsThatAreOnlyWarnedOf() {
        assertThat(ids(data("secret_detection", "warn"))).contains("secret-only-warned");
        assertThat(ids(data("pii_scanning", "warn"))).containsOnly("untested");
        assertThat(ids(data("secret_detection", "deny"))).containsOnly("untested");
    }

    @Test
    void patternWithoutALiteral() {
        assertThat(lint(scanning(""), List.of()))
                .extracting(LintFinding::suspicion)
                .contains(Suspicion.SLOW_PATTERN);
        assertThat(lint(scanning("acme-"), List.of()))
                .extracting(LintFinding::suspicion)
                .doesNotContain(Suspicion.SLOW_PATTERN);
    }

    @Test
    void denialThatSkipsActionsWithoutAPath() {
        JsonObject rule = rule("file_path must match src/**");
        assertThat(ids(with(rule, "on_missing", "skip"))).contains("skips-missing-path");
        assertThat(ids(with(rule, "on_missing", "deny"))).containsOnly("untested");
        assertThat(ids(with(rule("tool must match a"), "on_missing", "skip"))).containsOnly("untested");
    }

    @Test
    void gateAtWhichSilenceIsConsent() {
        JsonObject gate = object("name", "g", "phase", "p");
        assertThat(ids(object("approval_gates", list(gate.with("auto_approve_on_timeout", JsonBoolean.TRUE)))))
                .containsOnly("auto-approve");
        assertThat(ids(object("approval_gates", list(gate)))).isEmpty();
    }

    @Test
    void testsThatAreAboutNothingAndPoliciesWithoutATest() {
        JsonObject idle = test("idle", object("colour", "red"), "ALLOW");
        JsonObject apt = test("apt", object("active_agents", 3), "ALLOW");
        JsonObject policies = pre(rule("active_agents <= 5"));
        assertThat(ids(with(policies, "tests", list(idle)))).containsExactlyInAnyOrder("idle-test", "untested");
        assertThat(ids(with(policies, "tests", list(apt)))).isEmpty();
    }

    @Test
    void secondFileThatIsNotUsed() {
        PolicyFile file = file(object("pre_execution", list()));
        assertThat(lint(file, List.of("policies.yaml is not used")))
                .singleElement()
                .asString()
                .startsWith("policies.json:1: warning: policies.yaml is not used; ")
                .endsWith("[unused-file]");
        assertThat(lint(file, List.of())).isEmpty();
    }

    @Test
    void findingSaysWhereWhatAndHowToMendIt() {
        assertThat(lint(file(pre(rule("active_agents >= 0"))), List.of()).get(0))
                .asString()
                .isEqualTo("policies.json:7: warning: r: can never be violated: every number of active_agents is >= 0;"
                        + " mend the rule, or remove it [never-violated]");
    }

    private static PolicyFile scanning(String literal) {
        Detector detector = Detector.custom("mine", literal, new WithLiteral(literal));
        Policy policy = new Policy(
                "scan",
                new DataCondition("secret_detection", ContentScanner.of(List.of(detector)), 1),
                PolicyAction.DENY,
                Mode.ENFORCE,
                false,
                "",
                new Origin("policies.json", 1));
        return new PolicyFile(
                "policies.json", Map.of(EnforcementPoint.DATA, List.of(policy)), List.of(), List.of(), null);
    }

    private static List<String> rules(String first, String action, String second, String otherAction) {
        return ids(pre(rule("a", first, action), rule("b", second, otherAction)));
    }

    /** The ids found in a file, or in one of this pre_execution, resource or data policy alone. */
    private static List<String> ids(JsonObject object) {
        JsonObject root = object;
        if (object.get("rule") != null) {
            root = pre(object);
        } else if (object.get("type") != null) {
            root = at("data", object);
        } else if (object.get("name") != null) {
            root = at("resource", object);
        }
        return lint(file(root), List.of()).stream()
                .map(finding -> finding.suspicion().id())
                .toList();
    }

    private static List<LintFinding> lint(PolicyFile file, List<String> warnings) {
        return PolicyLint.lint(file, warnings);
    }

    private static PolicyFile file(JsonObject root) {
        PolicyCompilation compilation = PolicyCompiler.compile(
                new PolicyDocument("policies.json", root, Map.of("/pre_execution/0", 7)), LinearPatternCompiler.NONE);
        assertThat(compilation).isInstanceOf(PolicyCompilation.Compiled.class);
        return ((PolicyCompilation.Compiled) compilation).file();
    }

    private static JsonObject rule(String rule) {
        return rule("r", rule, "deny");
    }

    private static JsonObject rule(String name, String rule, String action) {
        return object("name", name, "rule", rule, "action", action);
    }

    private static JsonObject data(String type, String action) {
        return object("name", "d", "type", type, "action", action);
    }

    private static JsonObject resource(Object... namesAndValues) {
        return with(object(namesAndValues), "name", "r");
    }

    private static JsonObject test(String name, JsonObject context, String expect) {
        return object("name", name, "point", "pre_execution", "context", context, "expect", expect);
    }

    private static JsonObject pre(JsonObject... policies) {
        return at("pre_execution", policies);
    }

    private static JsonObject at(String point, JsonObject... policies) {
        return object(point, list(policies));
    }

    private static JsonArray list(JsonObject... elements) {
        return new JsonArray(List.<JsonValue>copyOf(Arrays.asList(elements)));
    }

    private static JsonArray texts(String... texts) {
        return JsonArray.ofStrings(List.of(texts));
    }

    private static JsonObject with(JsonObject object, String name, Object value) {
        return object.with(name, value(value));
    }

    private static JsonObject object(Object... namesAndValues) {
        JsonObject.Builder object = JsonObject.builder();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            object.put((String) namesAndValues[i], value(namesAndValues[i + 1]));
        }
        return object.build();
    }

    private static JsonValue value(Object value) {
        if (value instanceof JsonValue json) {
            return json;
        }
        return value instanceof Integer number ? JsonNumber.of(number.longValue()) : new JsonString((String) value);
    }

    /** A pattern of which only the literal matters. */
    private record WithLiteral(String literal) implements LinearPattern {
        @Override
        public @Nullable Place find(CharSequence text, int from) {
            return null;
        }
    }
}
