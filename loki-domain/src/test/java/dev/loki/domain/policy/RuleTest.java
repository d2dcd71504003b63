package dev.loki.domain.policy;

import static dev.loki.domain.policy.Documents.list;
import static dev.loki.domain.policy.Documents.object;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RuleTest {

    @ParameterizedTest
    @CsvSource({
        "<=,5,true",
        "<=,6,false",
        "<,4,true",
        "<,5,false",
        ">=,5,true",
        ">=,4,false",
        "<=,4,true",
        ">=,6,true",
        ">,6,true",
        ">,5,false",
        ">,4,false",
        "==,5,true",
        "==,4,false",
        "!=,4,true",
        "!=,5,false"
    })
    void numbersAreCompared(String sign, int value, boolean holds) {
        assertThat(check("iteration " + sign + " 5", object("iteration", value)).allowed())
                .isEqualTo(holds);
    }

    @ParameterizedTest
    @CsvSource({
        "branch must match main, INVALID_INPUT",
        "branch must be one of [main], INVALID_INPUT",
        "command must not run [rm], INVALID_INPUT",
        "file_path must match src/**, INVALID_INPUT"
    })
    void whatIsNoTextIsInvalid(String sentence, ReasonCode code) {
        JsonObject context = object("branch", list(), "command", list(), "file_path", list(), "project_dir", "/p");
        assertThat(check(sentence, context).code()).isEqualTo(code);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "branch must match main",
                "branch must not be one of [main]",
                "command must not run [rm]",
                "file_path must match src/**"
            })
    void whatIsNotThereIsMissing(String sentence) {
        assertThat(check(sentence, JsonObject.EMPTY).code()).isEqualTo(ReasonCode.MISSING_INPUT);
    }

    @ParameterizedTest
    @CsvSource({
        "rm -rf build, true",
        "rm -rf /srv/p/build, true",
        "ls /etc, true",
        "make > /dev/null 2>&1, true",
        "rm -rf /elsewhere, false",
        "rm -rf ../q, false",
        "cp a ~/.profile, false",
        "sh -c 'mv a /tmp/a', false",
        "$CMD x, false"
    })
    void commandsChangeFilesInTheProjectOnly(String command, boolean holds) {
        String rule = "command must change files in project_dir only";
        assertThat(check(rule, object("command", command, "project_dir", "/srv/p"))
                        .allowed())
                .isEqualTo(holds);
        assertThat(check(rule, object("command", command)).allowed()).isFalse();
        assertThat(check(rule, object("file_path", "/etc/x")).allowed()).isTrue();
    }

    @Test
    void pathThatCannotBeTrustedIsNotMatched() {
        String rule = "file_path must not match **/.env";
        assertThat(check(rule, object("file_path", "", "project_dir", "/p")).code())
                .isEqualTo(ReasonCode.INVALID_INPUT);
        assertThat(check(rule, object("file_path", "a")).code()).isEqualTo(ReasonCode.INVALID_INPUT);
        assertThat(check(rule, object("file_path", "/a\u202e", "project_dir", "/p"))
                        .code())
                .isEqualTo(ReasonCode.INVALID_INPUT);
    }

    @Test
    void reasonsSayWhatWasFoundAndQuoteOnlyPaths() {
        assertThat(check("branch must match main", object("branch", "s3cret")).reason())
                .isEqualTo("r: branch does not match main");
        assertThat(check("branch must not match m*", object("branch", "main")).reason())
                .isEqualTo("r: branch matches m*");
        assertThat(check("file_path must not match *.env", object("file_path", "a.env", "project_dir", "/p"))
                        .reason())
                .isEqualTo("r: /p/a.env matches *.env");
        assertThat(check("tier must be one of [a, b]", object("tier", "c")).reason())
                .isEqualTo("r: tier is not one of a, b");
        assertThat(check("tier must not be one of [a, b]", object("tier", "a")).reason())
                .isEqualTo("r: tier is one of a, b");
    }

    @Test
    void fieldMustOrMustNotMatchAGlob() {
        assertThat(check("branch must match release/*", object("branch", "release/1"))
                        .allowed())
                .isTrue();
        assertThat(check("branch must match release/*", object("branch", "main"))
                        .allowed())
                .isFalse();
        assertThat(check("branch must not match \"main\"", object("branch", "main"))
                        .allowed())
                .isFalse();
    }

    @Test
    void filePathIsMatchedAbsoluteAndFromTheProject() {
        JsonObject inside = object("file_path", "src/../.env", "project_dir", "/srv/p");
        assertThat(check("file_path must not match **/.env", inside).allowed()).isFalse();
        assertThat(check("file_path must not match .env", inside).allowed()).isFalse();
        assertThat(check("file_path must match /srv/p/**", inside).allowed()).isTrue();
        assertThat(check("file_path must match src/**", inside).allowed()).isFalse();
    }

    @Test
    void fieldMustOrMustNotBeOneOfAList() {
        assertThat(check("model must be one of [a, b]", object("model", "b")).allowed())
                .isTrue();
        assertThat(check("model must be one of [a, b]", object("model", "c")).allowed())
                .isFalse();
        assertThat(check("tier must not be one of ['1', 2]", object("tier", 2)).allowed())
                .isFalse();
    }

    @Test
    void missingFieldIsDeniedUnlessThePolicySkipsIt() {
        assertThat(check("iteration <= 5", JsonObject.EMPTY).code()).isEqualTo(ReasonCode.MISSING_INPUT);
        JsonObject skipping = rule("iteration <= 5").with("on_missing", new JsonString("skip"));
        assertThat(evaluate(skipping, JsonObject.EMPTY).allowed()).isTrue();
    }

    @Test
    void valueOfTheWrongKindIsDeniedEvenWhereMissingOnesAreSkipped() {
        JsonObject skipping = rule("iteration <= 5").with("on_missing", new JsonString("skip"));
        assertThat(evaluate(skipping, object("iteration", "3")).code()).isEqualTo(ReasonCode.INVALID_INPUT);
    }

    @ParameterizedTest
    @CsvSource({
        "ls -la, true",
        "rm -rf /tmp/x, false",
        "'bash -lc ''rm x''', false",
        "'env X=1 rm x', false",
        "'ls && sudo rm x', false",
        "'echo $(rm x)', false",
        "'r''m x', false",
        "'$CMD x', false",
        "'echo rm', true"
    })
    void commandIsReadAsAShellWouldReadIt(String command, boolean allowed) {
        assertThat(check("command must not run [rm, curl]", object("command", command))
                        .allowed())
                .isEqualTo(allowed);
    }

    @Test
    void shadowPolicyReportsAndNeverDecides() {
        JsonObject shadow = rule("iteration <= 5").with("mode", new JsonString("shadow"));
        Decision decision = evaluate(shadow, object("iteration", 9));
        assertThat(decision.allowed()).isTrue();
        assertThat(decision.shadow())
                .singleElement()
                .extracting(Violation::policy)
                .isEqualTo("r");
    }

    @Test
    void policyThatIsOffIsNotEvenJudged() {
        JsonObject off = rule("iteration <= 5").with("mode", new JsonString("off"));
        assertThat(evaluate(off, object("iteration", 9)).evaluated()).isZero();
    }

    @Test
    void fileToolWithoutAFileIsDenied() {
        String rule = "file_path must start with project_dir";
        assertThat(check(rule, object("tool", "Write")).code()).isEqualTo(ReasonCode.MISSING_INPUT);
        assertThat(check(rule, object("tool", "Bash")).allowed()).isTrue();
    }

    @Test
    void explanationNamesEachPolicyItsConditionAndItsLine() {
        PolicySet policies = Documents.compile(object("pre_execution", list(rule("iteration <= 5"))));
        assertThat(policies.explain(EnforcementPoint.PRE_EXECUTION, object("iteration", 9)))
                .singleElement()
                .satisfies(step -> {
                    assertThat(step.policy()).isEqualTo("r");
                    assertThat(step.condition()).isEqualTo("iteration <= 5");
                    assertThat(step.origin().line()).isPositive();
                    assertThat(step.violation()).isNotNull();
                });
    }

    private static Decision check(String sentence, JsonObject context) {
        return evaluate(rule(sentence), context);
    }

    private static Decision evaluate(JsonObject rule, JsonObject context) {
        return Documents.compile(object("pre_execution", list(rule))).evaluate(EnforcementPoint.PRE_EXECUTION, context);
    }

    private static JsonObject rule(String sentence) {
        return object("name", "r", "rule", sentence, "action", "deny");
    }
}
