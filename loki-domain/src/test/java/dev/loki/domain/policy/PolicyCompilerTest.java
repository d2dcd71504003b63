package dev.loki.domain.policy;

import static dev.loki.domain.policy.Documents.list;
import static dev.loki.domain.policy.Documents.object;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.loki.domain.json.JsonBoolean;
import dev.loki.domain.json.JsonNull;
import dev.loki.domain.json.JsonNumber;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonString;
import dev.loki.domain.json.JsonValue;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A document is understood whole or refused with every problem in it. */
class PolicyCompilerTest {
    @Test
    void policiesStandBareOrUnderTheirKey() {
        assertThat(Documents.compile(Documents.seed()).count(EnforcementPoint.PRE_EXECUTION))
                .isEqualTo(2);
        assertThat(Documents.compile(object("policies", Documents.seed())).count(EnforcementPoint.DATA))
                .isEqualTo(1);
    }

    @Test
    void emptyDocumentsAndListsHoldNoPolicies() {
        assertThat(Documents.compile(object("pre_execution", list())).count(EnforcementPoint.PRE_EXECUTION))
                .isZero();
        assertThat(Documents.compile(object("policies", JsonObject.EMPTY)).count(EnforcementPoint.DATA))
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "file_path must start with project_dir",
                "  file_path  must start\twith project_dir ",
                "active_agents<=5",
                "active_agents <= 0",
                "active_agents  <=  999999999"
            })
    void rulesMayBeSpacedFreely(String rule) {
        assertThat(Documents.compile(execution("rule", new JsonString(rule))).count(EnforcementPoint.PRE_EXECUTION))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "file_path must start with projectdir",
                "active_agents =< 5",
                "active_agents <= ٥",
                "active_agents <= 5; true",
                "active_agents <= 05",
                "tool must be Bash",
                "command must not run rm",
                "file_path must not match"
            })
    void anUnknownRuleIsAProblem(String rule) {
        assertProblem(execution("rule", new JsonString(rule)), "/pre_execution/0/rule", "unknown rule; expected");
    }

    @ParameterizedTest
    @MethodSource("faults")
    void eachFaultIsNamedByItsPlace(JsonValue root, String pointer, String message) {
        assertProblem(root, pointer, message);
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                Arguments.of(JsonNull.NULL, "", "expected an object, found null"),
                Arguments.of(list(), "", "expected an object, found array"),
                Arguments.of(object("policies", JsonNull.NULL), "/policies", "expected an object, found null"),
                Arguments.of(object("policies", list()), "/policies", "expected an object, found array"),
                Arguments.of(object("pre_exec", list()), "/pre_exec", "unknown key"),
                Arguments.of(object("a/b~c", list()), "/a~1b~0c", "unknown key"),
                Arguments.of(object("policies", object(), "data", list()), "/data", "unknown key"),
                Arguments.of(object("data", JsonNull.NULL), "/data", "expected a list, found null"),
                Arguments.of(object("data", object()), "/data", "expected a list, found object"),
                Arguments.of(object("data", list("x")), "/data/0", "expected an object, found string"),
                Arguments.of(
                        execution("action", new JsonString("allow")), "/pre_execution/0/action", "expected one of"),
                Arguments.of(execution("action", new JsonString("Deny")), "/pre_execution/0/action", ", found Deny"),
                Arguments.of(
                        execution("name", new JsonString("self-protection")),
                        "/pre_execution/0/name",
                        "choose another name"),
                Arguments.of(
                        execution("rule", new JsonString("tool must be one of [a, 'b]")),
                        "/pre_execution/0/rule",
                        "a quote is opened and not closed"),
                Arguments.of(
                        execution("rule", new JsonString("tool must match \"a")),
                        "/pre_execution/0/rule",
                        "a quote is opened and not closed"),
                Arguments.of(execution("action", JsonNull.NULL), "/pre_execution/0/action", "expected one of"),
                Arguments.of(execution("when", JsonNull.NULL), "/pre_execution/0/when", "unknown key"),
                Arguments.of(execution("rule", JsonNull.NULL), "/pre_execution/0/rule", "expected a text"),
                Arguments.of(execution("name", new JsonString(" ")), "/pre_execution/0/name", "expected a text"),
                Arguments.of(deployment(list()), "/pre_deployment/0/gates", "expected at least one element"),
                Arguments.of(deployment(list("a", 3)), "/pre_deployment/0/gates/1", "expected a text"),
                Arguments.of(data("secrets"), "/data/0/type", "expected one of pii_scanning, secret_detection"),
                Arguments.of(resource("providers", list()), "/resource/0/providers", "expected at least one element"),
                Arguments.of(resource("max_tokens", list()), "/resource/0/max_tokens", "expected a whole number"),
                Arguments.of(resource("alerts", list(50, 101)), "/resource/0/alerts/1", "whole number from 1 to 100"),
                Arguments.of(
                        resource("on_exceed", new JsonString("allow")), "/resource/0/on_exceed", "expected one of"),
                Arguments.of(resource("action", new JsonString("allow")), "/resource/0/action", "expected one of"),
                Arguments.of(object("resource", list(object("name", "n"))), "/resource/0/max_tokens", "or providers"),
                Arguments.of(
                        object("resource", list(object("name", "n", "max_tokens", 1))),
                        "/resource/0/on_exceed",
                        "expected one of"),
                Arguments.of(
                        object("resource", list(object("name", "n", "providers", list("p"), "on_exceed", "warn"))),
                        "/resource/0/on_exceed",
                        "says nothing without max_tokens"));
    }

    @Test
    void twoPoliciesMayNotShareAName() {
        JsonObject root = object(
                "pre_execution",
                list(Documents.boundary()),
                "data",
                list(Documents.secretScan().with("name", new JsonString("project-boundary"))));

        assertProblem(root, "/data/0/name", "another policy is already named project-boundary");
    }

    @Test
    void everyProblemIsFoundInTheOrderOfTheLines() {
        JsonObject root = object(
                "data", list(object("type", "bogus", "action", "bogus")),
                "pre_execution",
                        list(object("rule", "bogus", "action", "bogus", "name", "n"), Documents.boundary(), "x"));
        Map<String, Integer> lines = Map.of(
                "",
                1,
                "/data",
                2,
                "/data/0",
                3,
                "/data/0/type",
                4,
                "/data/0/action",
                5,
                "/pre_execution",
                6,
                "/pre_execution/0/rule",
                7,
                "/pre_execution/0/action",
                8,
                "/pre_execution/2",
                9);

        assertThat(Documents.problems(root, lines))
                .extracting(PolicyProblem::line, PolicyProblem::field)
                .containsExactly(
                        tuple(3, "/data/0/name"),
                        tuple(4, "/data/0/type"),
                        tuple(5, "/data/0/action"),
                        tuple(7, "/pre_execution/0/rule"),
                        tuple(8, "/pre_execution/0/action"),
                        tuple(9, "/pre_execution/2"));
    }

    @Test
    void aProblemReadsLikeACompilersMessage() {
        assertThat(Documents.problems(JsonNull.NULL, Map.of()).get(0))
                .hasToString("policies.json:1: expected an object, found null");
        assertThat(new PolicyProblem("p.yaml", 7, "/data/0", "x")).hasToString("p.yaml:7: /data/0: x");
    }

    @Test
    void gatesAndTestsAreUnderstood() {
        JsonObject gate = object("name", "deploy", "phase", "deployment");
        JsonObject test = object(
                "name", "deploy", "point", "data", "context", object("content", "x"), "expect", "REQUIRE_APPROVAL");
        JsonObject lists = object(
                "approval_gates",
                list(
                        gate,
                        gate.with("name", new JsonString("told"))
                                .with("timeout_minutes", JsonNumber.of(5))
                                .with("webhook", new JsonString("https://h.example"))
                                .with("auto_approve_on_timeout", JsonBoolean.TRUE)
                                .with("approvers", JsonNumber.of(3))
                                .with("other_user", JsonBoolean.TRUE)));

        for (JsonObject root : List.of(
                object("policies", lists, "tests", list(test)),
                object("policies", lists.with("tests", list(test))),
                lists.with("tests", list(test)))) {
            PolicySet policies = Documents.compile(root);
            assertThat(policies.approvalGates())
                    .containsExactly(
                            new ApprovalGate("deploy", "deployment", 30, null, false, 1, false, 1),
                            new ApprovalGate("told", "deployment", 5, "https://h.example", true, 3, true, 1));
            assertThat(policies.tests())
                    .containsExactly(new PolicyTest(
                            "deploy",
                            EnforcementPoint.DATA,
                            object("content", "x"),
                            Verdict.REQUIRE_APPROVAL,
                            policies.tests().get(0).line()));
        }
    }

    @ParameterizedTest
    @MethodSource("faultsOfGatesAndTests")
    void gatesAndTestsAreCheckedAsWell(JsonValue root, String pointer, String message) {
        assertProblem(root, pointer, message);
    }

    static Stream<Arguments> faultsOfGatesAndTests() {
        JsonObject gate = object("name", "g", "phase", "p");
        JsonObject test = object("name", "t", "point", "data", "context", object(), "expect", "DENY");
        JsonObject budget = object("name", "b", "max_tokens", 1, "on_exceed", "warn");
        return Stream.of(
                Arguments.of(object("approval_gates", list(object("name", "g"))), "/approval_gates/0/phase", "missing"),
                Arguments.of(object("approval_gates", list(gate, gate)), "/approval_gates/1/name", "already named g"),
                Arguments.of(
                        object("approval_gates", list(gate.with("timeout_minutes", JsonNumber.of(0)))),
                        "/approval_gates/0/timeout_minutes",
                        "from 1 to 525600"),
                Arguments.of(
                        object("approval_gates", list(gate.with("auto_approve_on_timeout", new JsonString("yes")))),
                        "/approval_gates/0/auto_approve_on_timeout",
                        "expected true or false"),
                Arguments.of(object("tests", list(test, test)), "/tests/1/name", "already named t"),
                Arguments.of(
                        object("tests", list(test.with("context", list()))), "/tests/0/context", "expected an object"),
                Arguments.of(
                        object("tests", list(test.with("expect", new JsonString("WARN")))),
                        "/tests/0/expect",
                        "expected one of"),
                Arguments.of(resource("alerts", new JsonString("50")), "/resource/0/alerts", "expected a list"),
                Arguments.of(resource("max_usd", JsonNumber.of(-1)), "/resource/0/max_usd", "not negative"),
                Arguments.of(resource("max_usd", JsonNumber.parse("1e999")), "/resource/0/max_usd", "not negative"),
                Arguments.of(resource("window", JsonNumber.of(1)), "/resource/0/window", "a text or an object"),
                Arguments.of(
                        object("resource", list(budget.with("org_max_tokens", JsonNumber.parse("1.5")))),
                        "/resource/0/org_max_tokens",
                        "expected a whole number"));
    }

    @Test
    void keysOfOtherLimitsAreTaken() {
        JsonObject budget = object("name", "b", "max_usd", 0, "alerts", list(50))
                .with("window", new JsonString("day"))
                .with("org_max_tokens", JsonNumber.parse("9007199254740991"));
        assertThat(Documents.compile(object(
                                "resource",
                                list(
                                        budget,
                                        budget.with("name", new JsonString("c"))
                                                .with("window", object("calendar", "week")))))
                        .count(EnforcementPoint.RESOURCE))
                .isEqualTo(2);
    }

    @Test
    void keyWithoutEndIsNotQuotedWhole() {
        String key = "k".repeat(500_000);
        assertThat(Documents.problems(object(key, list()), Map.of()))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.field())
                            .startsWith("/kkk")
                            .endsWith("k...")
                            .hasSizeLessThan(210);
                    assertThat(problem.toString()).hasSizeLessThan(1_300);
                });
        JsonObject twice = Documents.boundary().with("name", new JsonString(key));
        assertThat(Documents.problems(object("pre_execution", list(twice, twice)), Map.of()))
                .isNotEmpty()
                .allSatisfy(problem -> assertThat(problem.toString()).hasSizeLessThan(1_300));
    }

    private static void assertProblem(JsonValue root, String pointer, String message) {
        assertThat(Documents.problems(root, Map.of(pointer, 42)))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.field()).isEqualTo(pointer);
                    assertThat(problem.line()).isEqualTo(42);
                    assertThat(problem.message()).contains(message);
                });
    }

    private static JsonObject execution(String key, JsonValue value) {
        return object("pre_execution", list(Documents.boundary().with(key, value)));
    }

    private static JsonObject deployment(JsonValue gates) {
        return object("pre_deployment", list(Documents.releaseGates().with("gates", gates)));
    }

    private static JsonObject resource(String key, JsonValue value) {
        return object("resource", list(Documents.tokenBudget().with(key, value)));
    }

    private static JsonObject data(String type) {
        return object("data", list(Documents.secretScan().with("type", new JsonString(type))));
    }
}
