package dev.loki.cli.run;

import dev.loki.application.run.DecisionCount;
import dev.loki.application.run.RunSummary;
import dev.loki.bootstrap.Project;
import dev.loki.cli.audit.ChainText;
import dev.loki.cli.text.Printable;
import dev.loki.domain.audit.ChainVerdict;
import dev.loki.domain.json.JsonNull;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonValue;
import dev.loki.ports.trace.ExportReport;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The end of a run, for people and for programs. */
final class SummaryText {

    private SummaryText() {}

    static List<String> lines(Project project, RunSummary summary) {
        Stream<String> lines = Stream.of(
                "loki: session " + summary.session() + " in " + project.root(),
                "  outcome    " + summary.outcome().wireName().replace('_', ' ') + ", exit code " + summary.exitCode(),
                "  decisions  " + decisions(summary.decisions()),
                "  audit      " + chain(summary.chain()),
                "  spans      " + spans(summary.spans()),
                "  look at    loki audit list, loki event list (in the project, or with --project)");
        return lines.map(Printable::line).toList();
    }

    static JsonObject json(Project project, RunSummary summary) {
        DecisionCount decisions = summary.decisions();
        return JsonObject.builder()
                .put("project", project.root().toString())
                .put("session", summary.session())
                .put("outcome", summary.outcome().wireName())
                .put("exitCode", summary.exitCode())
                .put("message", summary.message())
                .put("denied", decisions.denied())
                .put("approvalsRequired", decisions.approvalsRequired())
                .put(
                        "chain",
                        summary.chain() == null
                                ? JsonNull.NULL
                                : summary.chain().toJson())
                .put("spans", spansJson(summary.spans()))
                .build();
    }

    /** Of one that came to no session: a variable, a file or the command line is wrong, or Loki failed. */
    static JsonObject notRun(int exitCode, @Nullable String message) {
        return JsonObject.builder()
                .put("session", JsonNull.NULL)
                .put("outcome", "not_run")
                .put("exitCode", exitCode)
                .put("message", message)
                .build();
    }

    private static String decisions(DecisionCount count) {
        return count.denied() + " denied, " + count.approvalsRequired() + " approval required";
    }

    private static String chain(@Nullable ChainVerdict chain) {
        return chain == null ? "chain could not be verified" : ChainText.of(chain);
    }

    private static String spans(@Nullable ExportReport spans) {
        if (spans == null) {
            return "not exported: LOKI_OTEL_ENDPOINT is not set, or cannot be used";
        }
        String exported = spans.exported() + " exported";
        String lost = spans.lost() == 0 ? "" : ", " + spans.lost() + " lost";
        return exported + lost + (spans.trouble() == null ? "" : " (" + spans.trouble() + ")");
    }

    private static JsonValue spansJson(@Nullable ExportReport spans) {
        return spans == null
                ? JsonNull.NULL
                : JsonObject.builder()
                        .put("exported", spans.exported())
                        .put("lost", spans.lost())
                        .put("trouble", spans.trouble())
                        .build();
    }
}
