package dev.loki.domain.cycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.loki.domain.json.JsonArray;
import dev.loki.domain.json.JsonBoolean;
import dev.loki.domain.json.JsonNull;
import dev.loki.domain.json.JsonNumber;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonString;
import dev.loki.domain.json.JsonValue;
import dev.loki.domain.policy.PolicyDocument;
import dev.loki.domain.policy.PolicyProblem;
import dev.loki.testing.Nightly;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CyclePlanCompilerTest {

    private static final JsonString TRUE = new JsonString("true");
    private static final JsonObject LEAST =
            JsonObject.builder().put("act", "true").put("verify", "true").build();

    @Test
    void everythingThatAFileMaySayIsUnderstood() {
        JsonObject file = object(
                "reason", text("sh plan.sh"),
                "act", JsonArray.ofStrings(List.of("sh one.sh", "sh two.sh")),
                "reflect", object("run", text("sh look.sh"), "timeout_seconds", number(60)),
                "verify",
                        object(
                                "run",
                                JsonArray.ofStrings(List.of("true")),
                                "environment",
                                object("LEVEL", text("strict"), "MODE", text("inner"))),
                "gates",
                        new JsonArray(List.of(
                                object("name", text("unit-tests"), "run", text("sh test.sh")),
                                object(
                                        "name", text("style"),
                                        "run", text("sh style.sh"),
                                        "required", JsonBoolean.FALSE,
                                        "timeout_seconds", number(5)))),
                "deploy", text("sh ship.sh"),
                "max_iterations", number(7),
                "max_duration_seconds", number(90),
                "environment", object("MODE", text("outer")));
        CyclePlan plan = plan(file);
        assertThat(plan.hash()).isEqualTo("4f2a");
        assertThat(plan.iterations()).hasValue(7);
        assertThat(plan.limit()).contains(Duration.ofSeconds(90));
        assertThat(plan.steps())
                .extracting(step -> step.label() + ": " + step.command())
                .containsExactly(
                        "reason 1: sh plan.sh",
                        "act 1: sh one.sh",
                        "act 2: sh two.sh",
                        "reflect 1: sh look.sh",
                        "verify 1: true",
                        "gate unit-tests: sh test.sh",
                        "gate style: sh style.sh",
                        "deploy 1: sh ship.sh");
        assertThat(plan.steps().get(0).environment()).isEqualTo(Map.of("MODE", "outer"));
        assertThat(plan.steps().get(3).limit()).contains(Duration.ofSeconds(60));
        assertThat(plan.steps().get(4).environment()).isEqualTo(Map.of("MODE", "inner", "LEVEL", "strict"));
        assertThat(plan.steps().get(5).required()).isTrue();
        assertThat(plan.steps().get(6).required()).isFalse();
    }

    @Test
    void aFileMayLeaveOutAllButTheWorkAndItsCheck() {
        assertThat(plan(LEAST).steps()).extracting(CycleStep::label).containsExactly("act 1", "verify 1");
        assertThat(plan(LEAST).iterations()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("wrongFiles")
    void whatIsWrongIsNamedWithItsField(JsonValue file, String field, String message) {
        assertThat(problems(file)).anySatisfy(problem -> {
            assertThat(problem.field()).isEqualTo(field);
            assertThat(problem.message()).contains(message);
            assertThat(problem.toString()).startsWith("run.yaml:");
        });
    }

    static Stream<Arguments> wrongFiles() {
        JsonObject gate = object("name", text("a"), "run", text("b"));
        return Stream.of(
                Arguments.of(text("act"), "", "expected an object, found string"),
                Arguments.of(JsonObject.EMPTY, "/act", "the key is missing"),
                Arguments.of(object("act", text("true")), "/verify", "never knows when it is done"),
                Arguments.of(with("deply", text("x")), "/deply", "unknown key"),
                Arguments.of(with("act", text(" ")), "/act", "expected a command"),
                Arguments.of(with("act", text("a\0b")), "/act", "expected a command"),
                Arguments.of(with("act", text("x".repeat(10_001))), "/act", "expected a command"),
                Arguments.of(with("act", number(1)), "/act", "expected a command"),
                Arguments.of(with("act", new JsonArray(List.of())), "/act", "expected a command"),
                Arguments.of(with("act", new JsonArray(Collections.nCopies(101, TRUE))), "/act", "expected a command"),
                Arguments.of(with("act", JsonNull.NULL), "/act", "expected a command"),
                Arguments.of(with("act", JsonObject.EMPTY), "/act/run", "the key is missing"),
                Arguments.of(with("act", object("run", number(1))), "/act/run", "or a list of"),
                Arguments.of(with("act", object("run", TRUE, "retry", number(1))), "/act/retry", "unknown key"),
                Arguments.of(timeout(number(0)), "/act/timeout_seconds", "a whole number from 1"),
                Arguments.of(timeout(text("5")), "/act/timeout_seconds", "a whole number from 1"),
                Arguments.of(timeout(JsonNumber.parse("1.5")), "/act/timeout_seconds", "a whole number from 1"),
                Arguments.of(with("max_iterations", number(0)), "/max_iterations", "from 1 to 1000000"),
                Arguments.of(with("max_duration_seconds", number(-1)), "/max_duration_seconds", "from 1"),
                Arguments.of(with("gates", object()), "/gates", "a list of at least one gate"),
                Arguments.of(with("gates", new JsonArray(List.of())), "/gates", "a list of at least one gate"),
                Arguments.of(gates(TRUE), "/gates/0", "expected an object"),
                Arguments.of(gates(object("run", TRUE)), "/gates/0/name", "the key is missing"),
                Arguments.of(gates(object("name", TRUE)), "/gates/0/run", "the key is missing"),
                Arguments.of(gates(gate, gate), "/gates/1/name", "already named a"),
                Arguments.of(gates(object("name", text("a\nb"), "run", TRUE)), "/gates/0/name", "on one line"),
                Arguments.of(gates(object("name", text(" a"), "run", TRUE)), "/gates/0/name", "on one line"),
                Arguments.of(gates(gate.with("required", text("yes"))), "/gates/0/required", "true or false"),
                Arguments.of(gates(gate.with("requird", JsonBoolean.TRUE)), "/gates/0/requird", "unknown key"),
                Arguments.of(
                        gates(IntStream.range(0, 201)
                                .mapToObj(i -> object("name", text("g" + i), "run", TRUE))
                                .toArray(JsonValue[]::new)),
                        "/gates",
                        "at most 200 gates"),
                Arguments.of(with("environment", TRUE), "/environment", "expected an object"),
                Arguments.of(environment("a-b", TRUE), "/environment/a-b", "the name of a variable"),
                Arguments.of(environment("PORT", number(80)), "/environment/PORT", "in quotes"),
                Arguments.of(environment("X", text("a\0")), "/environment/X", "expected a text"),
                Arguments.of(environment("LOKI_DIR", text("/tmp")), "/environment/LOKI_DIR", "Loki's to set"),
                Arguments.of(environment("TRACEPARENT", text("x")), "/environment/TRACEPARENT", "Loki's to set"));
    }

    @Test
    void everyProblemIsFoundAtOnceInTheOrderOfTheLines() {
        JsonObject file = object("act", number(1), "reason", number(2), "extra", TRUE, "max_iterations", number(0));
        PolicyDocument document = new PolicyDocument(
                "run.yaml", file, Map.of("", 1, "/act", 1, "/reason", 2, "/extra", 3, "/max_iterations", 4), "4f2a");
        assertThat(CyclePlanCompiler.compile(document))
                .isInstanceOfSatisfying(CyclePlanCompilation.Rejected.class, rejected -> assertThat(rejected.problems())
                        .extracting(PolicyProblem::line)
                        .containsExactly(1, 1, 2, 3, 4));
    }

    /** Whatever stands there, it is a plan or problems. */
    @Test
    void noFileMakesItFail() {
        for (int seed = 0; seed < Nightly.count(5_000, 500_000); seed++) {
            JsonValue file = any(new Random(seed), 4);
            assertThatCode(() -> CyclePlanCompiler.compile(new PolicyDocument("run.yaml", file, Map.of(), "h")))
                    .as("seed %d", seed)
                    .doesNotThrowAnyException();
        }
    }

    private static JsonValue any(Random random, int depth) {
        List<String> names = List.of(
                "reason",
                "act",
                "reflect",
                "verify",
                "gates",
                "deploy",
                "environment",
                "run",
                "name",
                "required",
                "timeout_seconds",
                "max_iterations",
                "max_duration_seconds",
                "X",
                "~/");
        int kind = random.nextInt(depth == 0 ? 5 : 9);
        return switch (kind) {
            case 0 -> JsonNull.NULL;
            case 1 -> random.nextBoolean() ? JsonBoolean.TRUE : JsonBoolean.FALSE;
            case 2 -> JsonNumber.of(random.nextInt(5) - 1);
            case 3, 4 -> text(List.of("", "true", "x\0", "name").get(random.nextInt(4)));
            case 5 ->
                new JsonArray(IntStream.range(0, random.nextInt(4))
                        .mapToObj(i -> any(random, depth - 1))
                        .toList());
            default -> {
                Map<String, JsonValue> members = new LinkedHashMap<>();
                for (int i = random.nextInt(8); i > 0; i--) {
                    members.put(names.get(random.nextInt(names.size())), any(random, depth - 1));
                }
                yield JsonObject.of(members);
            }
        };
    }

    private static JsonObject with(String key, JsonValue value) {
        return LEAST.with(key, value);
    }

    private static JsonObject timeout(JsonValue value) {
        return with("act", object("run", TRUE, "timeout_seconds", value));
    }

    private static JsonObject gates(JsonValue... gates) {
        return with("gates", new JsonArray(List.of(gates)));
    }

    private static JsonObject environment(String name, JsonValue value) {
        return with("environment", object(name, value));
    }

    private static JsonObject object(Object... members) {
        Map<String, JsonValue> map = new LinkedHashMap<>();
        for (int i = 0; i < members.length; i += 2) {
            map.put((String) members[i], (JsonValue) members[i + 1]);
        }
        return JsonObject.of(map);
    }

    private static JsonString text(String text) {
        return new JsonString(text);
    }

    private static JsonNumber number(long number) {
        return JsonNumber.of(number);
    }

    private static CyclePlan plan(JsonValue file) {
        CyclePlanCompilation compilation = compile(file);
        assertThat(compilation).isInstanceOf(CyclePlanCompilation.Compiled.class);
        return ((CyclePlanCompilation.Compiled) compilation).plan();
    }

    private static List<PolicyProblem> problems(JsonValue file) {
        CyclePlanCompilation compilation = compile(file);
        assertThat(compilation).isInstanceOf(CyclePlanCompilation.Rejected.class);
        return ((CyclePlanCompilation.Rejected) compilation).problems();
    }

    private static CyclePlanCompilation compile(JsonValue file) {
        return CyclePlanCompiler.compile(new PolicyDocument("run.yaml", file, Map.of("", 1), "4f2a"));
    }
}
