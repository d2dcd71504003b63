package dev.loki.application.workflow;

import dev.loki.domain.json.JsonArray;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonValue;
import dev.loki.domain.quality.QualityReport;
import dev.loki.ports.tracker.TrackerException.Trouble;
import java.util.List;
import java.util.Optional;

/**
 * What became of a report.
 *
 * @param description one line of plain text
 * @param markdown the whole report
 * @param steps what was done with it, in order
 */
public record ReportResult(QualityReport.Outcome outcome, String description, String markdown, List<Step> steps) {

    /** The step that writes the summary of a workflow's step. */
    static final String SUMMARY = "summary";

    public ReportResult {
        steps = List.copyOf(steps);
    }

    /**
     * One of the ways a report goes.
     *
     * @param what such as {@code comment}
     * @param detail where it can be read, or why it is not there
     * @param trouble empty where it went well
     */
    public record Step(String what, String detail, Optional<Trouble> trouble) {

        JsonObject toJson() {
            return JsonObject.builder()
                    .put("step", what)
                    .put("done", trouble.isEmpty())
                    .put("detail", detail)
                    .build();
        }
    }

    /** The first trouble of this kind; empty where there was none. */
    public Optional<Step> trouble(Trouble kind) {
        return steps.stream()
                .filter(step -> step.trouble().filter(kind::equals).isPresent())
                .findFirst();
    }

    /** Whether people can read it in the summary of the step. */
    public boolean isInSummary() {
        return steps.stream()
                .anyMatch(step -> step.what().equals(SUMMARY) && step.trouble().isEmpty());
    }

    public JsonObject toJson() {
        return JsonObject.builder()
                .put("outcome", outcome.label())
                .put("description", description)
                .put("markdown", markdown)
                .put(
                        "steps",
                        new JsonArray(
                                steps.stream().<JsonValue>map(Step::toJson).toList()))
                .build();
    }
}
