package dev.loki.cli.scan;

import dev.loki.application.scan.ScanReport;
import dev.loki.application.scan.TextFinding;
import dev.loki.domain.json.JsonArray;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonValue;
import dev.loki.ports.scan.ContentProblem;

/** The report of a scan as one JSON object. */
final class ScanJson {

    private ScanJson() {}

    static JsonObject of(ScanReport report) {
        return JsonObject.builder()
                .put(
                        "findings",
                        new JsonArray(report.findings().stream()
                                .<JsonValue>map(ScanJson::finding)
                                .toList()))
                .put("accepted", report.accepted())
                .put("unlisted", report.unlisted())
                .put(
                        "scanned",
                        JsonObject.builder()
                                .put("files", report.texts().size())
                                .put("bytes", report.bytes())
                                .build())
                .put(
                        "skipped",
                        JsonObject.builder()
                                .put("binary", report.skipped().binary())
                                .put("links", report.skipped().links())
                                .put("special", report.skipped().special())
                                .build())
                .put(
                        "errors",
                        new JsonArray(report.problems().stream()
                                .<JsonValue>map(ScanJson::problem)
                                .toList()))
                .build();
    }

    private static JsonObject finding(TextFinding one) {
        JsonObject.Builder finding = JsonObject.builder()
                .put("path", one.path())
                .put("line", one.finding().line())
                .put("column", one.finding().column())
                .put("detector", one.finding().detector())
                .put("masked", one.finding().masked());
        String fingerprint = one.finding().fingerprint();
        return (fingerprint == null ? finding : finding.put("fingerprint", fingerprint)).build();
    }

    private static JsonObject problem(ContentProblem problem) {
        return JsonObject.builder()
                .put("path", problem.name())
                .put("reason", problem.reason())
                .build();
    }
}
