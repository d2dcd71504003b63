package dev.loki.cli.run;

import dev.loki.application.cycle.StepPreview;
import dev.loki.bootstrap.Project;
import dev.loki.cli.text.Printable;
import dev.loki.domain.cycle.Cycle;
import dev.loki.domain.cycle.CycleStep;
import dev.loki.domain.json.JsonArray;
import dev.loki.domain.json.JsonNull;
import dev.loki.domain.json.JsonNumber;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonString;
import dev.loki.domain.json.JsonValue;
import dev.loki.domain.policy.Violation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A cycle before it is run, for people and for programs. */
final class CycleText {

    private CycleText() {}

    static List<String> lines(Project project, Cycle cycle, List<StepPreview> steps) {
        List<String> lines = new ArrayList<>();
        lines.add("cycle of " + project.lokiDir().resolve("run.yaml"));
        lines.add("  sha-256    " + cycle.plan().hash());
        lines.add("  limits     " + cycle.limits().iterations() + " iterations"
                + cycle.limits()
                        .duration()
                        .map(time -> ", " + time.toSeconds() + " s in all")
                        .orElse(""));
        lines.add("  next       " + next(cycle));
        for (StepPreview preview : steps) {
            CycleStep step = preview.step();
            lines.add("  " + step.label() + ": " + step.command() + about(step));
            preview.violations().forEach(violation -> lines.add("    " + told(violation)));
        }
        return lines.stream().map(Printable::line).toList();
    }

    private static String next(Cycle cycle) {
        return cycle.next()
                .map(step -> "iteration " + cycle.state().iteration() + ", " + step.label())
                .orElseGet(() -> "nothing: " + cycle.end().orElseThrow().message());
    }

    private static String about(CycleStep step) {
        String limit =
                step.limit().map(time -> "at most " + time.toSeconds() + " s").orElse("");
        String required = step.required() ? "" : "not required";
        String both = limit.isEmpty() || required.isEmpty() ? limit + required : limit + ", " + required;
        return both.isEmpty() ? "" : " (" + both + ")";
    }

    private static String told(Violation violation) {
        return violation.action().wireName().replace('_', ' ') + ": " + violation.policy() + ": " + violation.message();
    }

    static JsonObject json(Project project, Cycle cycle, List<StepPreview> steps) {
        return JsonObject.builder()
                .put("project", project.root().toString())
                .put("runFileSha256", cycle.plan().hash())
                .put("maxIterations", cycle.limits().iterations())
                .put("maxDurationSeconds", seconds(cycle.limits().duration()))
                .put("iteration", cycle.state().iteration())
                .put(
                        "next",
                        cycle.next()
                                .<JsonValue>map(step -> new JsonString(step.label()))
                                .orElse(JsonNull.NULL))
                .put(
                        "steps",
                        new JsonArray(
                                steps.stream().<JsonValue>map(CycleText::json).toList()))
                .build();
    }

    private static JsonObject json(StepPreview preview) {
        CycleStep step = preview.step();
        return JsonObject.builder()
                .put("step", step.label())
                .put("kind", step.kind().wireName())
                .put("command", step.command())
                .put("required", step.required())
                .put("timeoutSeconds", seconds(step.limit()))
                .put(
                        "violations",
                        new JsonArray(preview.violations().stream()
                                .<JsonValue>map(Violation::toJson)
                                .toList()))
                .build();
    }

    private static JsonValue seconds(Optional<Duration> time) {
        return time.<JsonValue>map(some -> JsonNumber.of(some.toSeconds())).orElse(JsonNull.NULL);
    }
}
