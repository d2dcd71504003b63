package dev.loki.cli.policy;

import dev.loki.application.policy.PolicyTestResult;
import dev.loki.domain.json.JsonArray;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonValue;
import dev.loki.domain.policy.PolicyCoverage;
import java.util.ArrayList;
import java.util.List;

/** The results of a policy file's tests, for people and for programs. */
final class TestText {

    private TestText() {}

    static List<String> lines(List<PolicyTestResult> results, PolicyCoverage coverage) {
        List<String> lines = new ArrayList<>();
        results.forEach(result -> lines.add(line(result)));
        lines.add(results.size() + " tests, " + failed(results) + " failed");
        coverage.policies().stream()
                .filter(entry -> !entry.violated())
                .forEach(entry -> lines.add("not covered  " + entry.policy() + " (" + entry.origin() + "): "
                        + (entry.reached() ? "tests are about it, but none violates it" : "no test is about it")));
        lines.add("coverage " + coverage.percent() + " %: " + coverage.violated() + " of "
                + coverage.policies().size() + " policies are violated by a test, " + coverage.reached()
                + " are reached");
        return lines;
    }

    static JsonObject json(List<PolicyTestResult> results, PolicyCoverage coverage) {
        return JsonObject.builder()
                .put("passed", results.size() - failed(results))
                .put("failed", failed(results))
                .put("tests", array(results.stream().map(TestText::json).toList()))
                .put("coverage", json(coverage))
                .build();
    }

    private static long failed(List<PolicyTestResult> results) {
        return results.stream().filter(result -> !result.passed()).count();
    }

    private static String line(PolicyTestResult result) {
        String name = result.test().name() + " (line " + result.test().line() + ")";
        return result.passed()
                ? "pass  " + name
                : "FAIL  " + name + ": expected " + result.test().expect() + ", was "
                        + result.decision().verdict() + " (" + result.decision().reason() + ")";
    }

    private static JsonObject json(PolicyTestResult result) {
        return JsonObject.builder()
                .put("name", result.test().name())
                .put("line", result.test().line())
                .put("passed", result.passed())
                .put("expected", result.test().expect().name())
                .put("decision", result.decision().toJson())
                .build();
    }

    private static JsonObject json(PolicyCoverage coverage) {
        return JsonObject.builder()
                .put("percent", coverage.percent())
                .put(
                        "policies",
                        array(coverage.policies().stream().map(TestText::json).toList()))
                .build();
    }

    private static JsonObject json(PolicyCoverage.Entry entry) {
        return JsonObject.builder()
                .put("policy", entry.policy())
                .put("file", entry.origin().file())
                .put("line", entry.origin().line())
                .put("point", entry.point().wireName())
                .put("reached", entry.reached())
                .put("violated", entry.violated())
                .build();
    }

    private static JsonArray array(List<JsonObject> objects) {
        return new JsonArray(List.<JsonValue>copyOf(objects));
    }
}
