package dev.loki.domain.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.loki.domain.json.JsonArray;
import dev.loki.domain.json.JsonFieldException;
import dev.loki.domain.json.JsonNumber;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonString;
import dev.loki.domain.json.JsonValue;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReportReaderTest {

    @Test
    void theOriginalsGatesAreRead() {
        JsonValue gates = array(
                gate("unit-tests")
                        .put("passed", true)
                        .put("details", "812 passed")
                        .build(),
                gate("lint").put("passed", false).build());
        GateResult tests = new GateResult("unit-tests", GateVerdict.PASSED, "812 passed", List.of());
        GateResult lint = new GateResult("lint", GateVerdict.FAILED, "", List.of());
        assertThat(ReportReader.gates(gates)).containsExactly(tests, lint);
        assertThat(ReportReader.gates(object("gates", gates))).containsExactly(tests, lint);
    }

    @Test
    void findingsHaveAPlace() {
        JsonObject finding = JsonObject.builder()
                .put("severity", "high")
                .put("message", "a query is built of a text")
                .put("file", "src/Query.java")
                .put("line", 12)
                .build();
        GateResult gate = ReportReader.gates(array(gate("review")
                        .put("result", "FAILED")
                        .put("findings", array(finding))
                        .build()))
                .get(0);
        assertThat(gate.findings()).extracting(GateFinding::place).containsExactly("src/Query.java:12");
        assertThat(gate.verdict()).isEqualTo(GateVerdict.FAILED);
    }

    @Test
    void whatNobodyKnowsIsPassedOver() {
        JsonObject document = object("gates", array()).with("generator", JsonNumber.of(7));
        assertThat(ReportReader.gates(document)).isEmpty();
        assertThat(ReportReader.summary(object("unknown", array()))).isEqualTo(ExecutionSummary.NONE);
    }

    @Test
    void aGateThatDoesNotSayHowItEndedDidNotPass() {
        refusedGate(gate("lint"), "gates[0].passed: expected true or false, or pass, fail or skip in result");
        refusedGate(gate("lint").put("passed", "yes"), "gates[0].passed: expected true or false, found string");
        refusedGate(gate("lint").put("result", "perhaps"), "gates[0].result: expected pass, fail or skip");
        refusedGate(gate("lint").put("passed", true).put("result", "fail"), "gates[0].result: contradicts passed");
        refusedGate(gate(" "), "gates[0].name: expected a text of 1 to 200 characters");
    }

    @Test
    void aReportIsBounded() {
        JsonValue one = gate("lint").put("passed", true).build();
        JsonValue many = object("gates", new JsonArray(Collections.nCopies(201, one)));
        assertThatExceptionOfType(JsonFieldException.class)
                .isThrownBy(() -> ReportReader.gates(many))
                .withMessage("gates: expected at most 200 elements, found 201");
        refusedGate(gate("x".repeat(201)), "gates[0].name: expected at most 200 characters, found 201");
    }

    @Test
    void theOriginalsSummaryIsRead() {
        ExecutionSummary summary = ReportReader.summary(JsonObject.builder()
                .put("tasksCompleted", 11)
                .put("tasksFailed", 1)
                .put("totalTasks", 12)
                .put("duration", "4m 12s")
                .put("deploymentUrl", "https://preview.example/7")
                .put("summary", "Done.")
                .build());
        assertThat(summary.tasksCompleted()).hasValue(11);
        assertThat(summary.tasksFailed()).hasValue(1);
        assertThat(summary.totalTasks()).hasValue(12);
        assertThat(summary.duration()).isEqualTo("4m 12s");
        assertThat(summary.deploymentUrl()).isEqualTo("https://preview.example/7");
        assertThat(summary.success()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0, 0 s", "59.9, 59 s", "61, 1 min 1 s", "3600, 1 h 0 min 0 s", "90061, 25 h 1 min 1 s"})
    void secondsAreToldInWords(double seconds, String words) {
        JsonNumber number = JsonNumber.of(seconds);
        assertThat(ReportReader.summary(object("durationSeconds", number)).duration())
                .isEqualTo(words);
        assertThat(ReportReader.summary(object("duration", number)).duration()).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({"success, true", "FAILED, false", "error, false"})
    void aStatusIsSuccessOrFailure(String status, boolean success) {
        assertThat(ReportReader.summary(
                                JsonObject.builder().put("status", status).build())
                        .success())
                .contains(success);
    }

    @Test
    void whatIsWrongInASummaryIsNamed() {
        refusedSummary("tasksFailed", JsonNumber.of(-1), "tasksFailed: expected a whole number from 0");
        refusedSummary("costUsd", JsonNumber.of(1e12), "costUsd: expected a number from 0 to 1000000000");
        refusedSummary("status", new JsonString("odd"), "status: expected success or failure");
        refusedSummary("duration", array(), "duration: expected a number from 0");
    }

    private static void refusedGate(JsonObject.Builder gate, String message) {
        JsonValue document = object("gates", array(gate.build()));
        assertThatExceptionOfType(JsonFieldException.class)
                .isThrownBy(() -> ReportReader.gates(document))
                .withMessageStartingWith(message);
    }

    private static void refusedSummary(String name, JsonValue value, String message) {
        assertThatExceptionOfType(JsonFieldException.class)
                .isThrownBy(() -> ReportReader.summary(object(name, value)))
                .withMessageStartingWith(message);
    }

    private static JsonObject.Builder gate(String name) {
        return JsonObject.builder().put("name", name);
    }

    private static JsonObject object(String name, JsonValue value) {
        return JsonObject.builder().put(name, value).build();
    }

    private static JsonArray array(JsonValue... elements) {
        return new JsonArray(List.of(elements));
    }
}
