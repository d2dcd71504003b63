package dev.loki.domain.policy;

import static dev.loki.domain.policy.Documents.list;
import static dev.loki.domain.policy.Documents.object;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.domain.json.JsonArray;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonString;
import dev.loki.domain.json.JsonValue;
import java.util.Collections;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DataPatternTest {

    private static final String PATTERNS = "/data/0/patterns";

    @Test
    void textsAndNamedPatternsAreLookedForBesideTheBuiltInKinds() {
        PolicySet policies =
                Documents.compile(policy(list("first", object("name", "Proj.Code", "pattern", "second"), "third")));

        String reason = policies.evaluate(EnforcementPoint.DATA, object("content", "third second first"))
                .reason();

        assertThat(reason)
                .isEqualTo("own: pattern-3 at line 1, column 1 (***); Proj.Code at line 1, column 7 (***);"
                        + " pattern-1 at line 1, column 14 (***)");
        assertThat(policies.evaluate(EnforcementPoint.DATA, object("content", "AKIA" + "Q3EG7ZT5LKMN2VB4"))
                        .allowed())
                .isFalse();
        assertThat(policies.evaluate(EnforcementPoint.DATA, object("content", "nothing"))
                        .allowed())
                .isTrue();
    }

    @Test
    void explanationCountsThem() {
        assertThat(Documents.compile(policy(list("first"))).explain(EnforcementPoint.DATA, object("content", "x")))
                .extracting(TraceStep::condition)
                .containsExactly("content must pass secret_detection and a pattern");
    }

    @Test
    void patternThatDoesNotCompileIsRefusedWithItsPlaceAndReason() {
        assertProblem(list("first", "x"), PATTERNS + "/1", "too short");
    }

    @Test
    void nameThatIsTakenIsRefused() {
        JsonObject builtIn = object("name", "aws-access-key-id", "pattern", "some");
        JsonObject second = object("name", "pattern-2", "pattern", "some");
        assertProblem(list("some", builtIn), PATTERNS + "/1", "the name aws-access-key-id is taken; choose another");
        assertProblem(list(second, "other"), PATTERNS + "/1", "the name pattern-2 is taken; choose another");
    }

    @Test
    void anotherFormIsRefused() {
        String expected = "expected a text that is not blank, or an object of pattern and name";
        assertRefused(list(1), PATTERNS + "/0", expected);
        assertRefused(list(" "), PATTERNS + "/0", expected);
        assertRefused(list(object("pattern", "abc")), PATTERNS + "/0", expected);
        assertRefused(list(object("name", "a b", "pattern", "abc")), PATTERNS + "/0", expected);
        assertRefused(list(object("name", "a", "pattern", "abc", "more", "x")), PATTERNS + "/0", expected);
        assertRefused(list(), PATTERNS, "expected at least one element");
        assertRefused(new JsonString("abc"), PATTERNS, "expected a list, found string");
        assertRefused(
                new JsonArray(Collections.nCopies(101, new JsonString("abc"))),
                PATTERNS,
                "expected at most 100 elements, found 101");
    }

    private static void assertProblem(JsonValue patterns, String field, String message) {
        assertThat(Documents.problems(policy(patterns), Map.of(PATTERNS, 4, field, 7)))
                .singleElement()
                .hasToString("policies.json:7: " + field + ": " + message);
    }

    private static void assertRefused(JsonValue patterns, String field, String message) {
        assertThat(Documents.problems(policy(patterns), Map.of()))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.field()).isEqualTo(field);
                    assertThat(problem.message()).startsWith(message);
                });
    }

    private static JsonObject policy(JsonValue patterns) {
        return object(
                "data",
                list(object("name", "own", "type", "secret_detection", "patterns", patterns, "action", "deny")));
    }
}
