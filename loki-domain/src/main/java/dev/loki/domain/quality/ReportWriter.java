package dev.loki.domain.quality;

import dev.loki.domain.json.JsonArray;
import dev.loki.domain.json.JsonNumber;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonValue;
import java.util.List;

/** Writes what {@link ReportReader} reads: {@code quality-gates.json} and {@code summary.json}, as docs/files.md has them. */
public final class ReportWriter {

    private ReportWriter() {}

    /** {@code quality-gates.json}. */
    public static JsonObject gates(List<GateResult> gates) {
        return JsonObject.builder().put("gates", array(gates)).build();
    }

    /** The gates alone, as a member of something else. */
    public static JsonArray array(List<GateResult> gates) {
        return new JsonArray(gates.stream().<JsonValue>map(ReportWriter::gate).toList());
    }

    /** That a gate was skipped is neither that it passed nor that it failed. */
    private static JsonObject gate(GateResult gate) {
        JsonObject.Builder json = JsonObject.builder().put("name", gate.name());
        if (gate.verdict() == GateVerdict.SKIPPED) {
            json.put("result", "skip");
        } else {
            json.put("passed", gate.verdict() == GateVerdict.PASSED);
        }
        if (!gate.details().isEmpty()) {
            json.put("details", gate.details());
        }
        List<JsonValue> findings =
                gate.findings().stream().<JsonValue>map(ReportWriter::finding).toList();
        return findings.isEmpty()
                ? json.build()
                : json.put("findings", new JsonArray(findings)).build();
    }

    private static JsonObject finding(GateFinding finding) {
        JsonObject.Builder json = JsonObject.builder()
                .put("severity", finding.severity())
                .put("message", finding.message())
                .put("file", finding.file());
        finding.line().ifPresent(line -> json.put("line", line));
        return json.build();
    }

    /**
     * {@code summary.json}.
     *
     * @param seconds how long the run took
     */
    public static JsonObject summary(ExecutionSummary summary, long seconds) {
        JsonObject.Builder json = JsonObject.builder();
        put(json, "session", summary.session());
        summary.success().ifPresent(success -> json.put("status", success ? "success" : "failure"));
        summary.tasksCompleted().ifPresent(count -> json.put("tasksCompleted", count));
        summary.tasksFailed().ifPresent(count -> json.put("tasksFailed", count));
        summary.totalTasks().ifPresent(count -> json.put("totalTasks", count));
        json.put("durationSeconds", seconds);
        summary.costUsd().ifPresent(cost -> json.put("costUsd", JsonNumber.parse(cost.toPlainString())));
        summary.tokens().ifPresent(tokens -> json.put("tokens", tokens));
        put(json, "deploymentUrl", summary.deploymentUrl());
        put(json, "summary", summary.summary());
        return json.build();
    }

    private static void put(JsonObject.Builder json, String name, String text) {
        if (!text.isEmpty()) {
            json.put(name, text);
        }
    }
}
