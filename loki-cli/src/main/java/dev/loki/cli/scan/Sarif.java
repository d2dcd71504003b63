package dev.loki.cli.scan;

import dev.loki.application.scan.ScanReport;
import dev.loki.application.scan.TextFinding;
import dev.loki.bootstrap.Version;
import dev.loki.domain.json.JsonArray;
import dev.loki.domain.json.JsonBoolean;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonString;
import dev.loki.domain.json.JsonValue;
import dev.loki.domain.scan.Detector;
import dev.loki.ports.scan.ContentProblem;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;

/**
 * The report of a scan as a SARIF log, version 2.1.0 (OASIS, https://docs.oasis-open.org/sarif/sarif/v2.1.0/). Columns
 * count Unicode code points.
 */
final class Sarif {

    private static final String SCHEMA =
            "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

    private Sarif() {}

    static JsonObject of(ScanReport report, List<Detector> detectors) {
        List<String> ids = detectors.stream().map(Detector::id).toList();
        JsonObject run = JsonObject.builder()
                .put("tool", object("driver", driver(detectors)))
                .put("columnKind", "unicodeCodePoints")
                .put("invocations", list(invocation(report)))
                .put(
                        "results",
                        new JsonArray(report.findings().stream()
                                .<JsonValue>map(one ->
                                        result(one, ids.indexOf(one.finding().detector())))
                                .toList()))
                .build();
        return JsonObject.builder()
                .put("$schema", SCHEMA)
                .put("version", "2.1.0")
                .put("runs", list(run))
                .build();
    }

    private static JsonObject driver(List<Detector> detectors) {
        return JsonObject.builder()
                .put("name", "Loki")
                .put("version", Version.CURRENT)
                .put(
                        "rules",
                        new JsonArray(
                                detectors.stream().<JsonValue>map(Sarif::rule).toList()))
                .build();
    }

    private static JsonObject rule(Detector detector) {
        return JsonObject.builder()
                .put("id", detector.id())
                .put("shortDescription", text(detector.title()))
                .put("helpUri", detector.source())
                .put("defaultConfiguration", object("level", new JsonString("error")))
                .build();
    }

    /** What could not be looked through is told as well: a log without results is no proof by itself. */
    private static JsonObject invocation(ScanReport report) {
        return JsonObject.builder()
                .put("executionSuccessful", report.complete() ? JsonBoolean.TRUE : JsonBoolean.FALSE)
                .put(
                        "toolExecutionNotifications",
                        new JsonArray(report.problems().stream()
                                .<JsonValue>map(Sarif::notification)
                                .toList()))
                .build();
    }

    private static JsonObject notification(ContentProblem problem) {
        return JsonObject.builder()
                .put("level", "error")
                .put("message", text("cannot scan " + problem))
                .build();
    }

    private static JsonObject result(TextFinding one, int rule) {
        JsonObject.Builder result = JsonObject.builder()
                .put("ruleId", one.finding().detector())
                .put("ruleIndex", rule)
                .put("level", "error")
                .put(
                        "message",
                        text(one.finding().detector() + ": " + one.finding().masked()))
                .put("locations", list(location(one)));
        String fingerprint = one.finding().fingerprint();
        return (fingerprint == null
                        ? result
                        : result.put("partialFingerprints", object("lokiValue/v1", new JsonString(fingerprint))))
                .build();
    }

    private static JsonObject location(TextFinding one) {
        JsonObject region = JsonObject.builder()
                .put("startLine", one.finding().line())
                .put("startColumn", one.finding().column())
                .build();
        JsonObject physical = JsonObject.builder()
                .put("artifactLocation", object("uri", new JsonString(uri(one.path()))))
                .put("region", region)
                .build();
        return object("physicalLocation", physical);
    }

    /** A path as a URI reference: what a URI cannot hold is percent-encoded. */
    static String uri(String path) {
        try {
            return path.startsWith("/")
                    ? new URI("file", "", path, null).toASCIIString()
                    : new URI(null, null, "./" + path, null).toASCIIString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException("any path can be a URI's", e);
        }
    }

    private static JsonObject text(String text) {
        return object("text", new JsonString(text));
    }

    private static JsonObject object(String name, JsonValue value) {
        return JsonObject.builder().put(name, value).build();
    }

    private static JsonArray list(JsonValue only) {
        return new JsonArray(List.of(only));
    }
}
