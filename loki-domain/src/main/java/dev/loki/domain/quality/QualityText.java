package dev.loki.domain.quality;

import dev.loki.domain.audit.ChainVerdict;
import dev.loki.domain.compliance.format.VisibleText;
import dev.loki.domain.markdown.HarmlessMarkdown;
import dev.loki.domain.trace.Attributes;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A quality report as text. What comes from outside is {@link HarmlessMarkdown}. Of what is long the end is left out, and
 * told, so that with the default templates no report has more than 60,000 characters.
 */
public final class QualityText {

    /** The names a template may use. */
    public static final Set<String> NAMES = Set.copyOf(
            values(new QualityReport(List.of(), ExecutionSummary.NONE, Optional.empty()), new ReportPlace("", "", ""))
                    .keySet());

    /** The longest description of a commit status that GitHub takes. */
    private static final int LONGEST_DESCRIPTION = 140;

    private static final String UNKNOWN = "unknown";
    private static final int MAX_ROWS = 60;
    private static final int MAX_FINDINGS = 60;
    private static final int LONGEST_NAME = 120;
    private static final int LONGEST_DETAILS = 240;
    private static final int LONGEST_SUMMARY = 12_000;

    private QualityText() {}

    /** What a template's placeholders stand for. */
    public static Map<String, String> values(QualityReport report, ReportPlace place) {
        ExecutionSummary summary = report.summary();
        Map<String, String> values = new LinkedHashMap<>();
        values.put("status", report.outcome().label());
        values.put("execution_id", known(summary.session()));
        values.put("quality_gates_table", gates(report.gates()));
        values.put("gates", counts(report));
        values.put("findings", findings(report.gates()));
        values.put("tasks_completed", number(summary.tasksCompleted()));
        values.put("tasks_failed", number(summary.tasksFailed()));
        values.put("total_tasks", number(summary.totalTasks()));
        values.put("duration", known(summary.duration()));
        values.put("cost", cost(summary));
        values.put("audit", report.chain().map(QualityText::chain).orElse("none is kept"));
        values.put("deployment_url", OutsideLink.of("View deployment", summary.deploymentUrl(), place));
        values.put("summary", quoted(summary.summary()));
        values.put("repository", place.repository());
        values.put("sha", place.sha().isEmpty() ? UNKNOWN : place.shortSha());
        values.put("run_url", place.runUrl());
        values.put("run_link", place.runUrl().isEmpty() ? "" : "[The whole run](" + place.runUrl() + ")");
        return values;
    }

    /** One line of plain text, for the status of a commit. */
    public static String description(QualityReport report) {
        String failed = report.gates().stream()
                .filter(gate -> gate.verdict() == GateVerdict.FAILED)
                .map(GateResult::name)
                .collect(Collectors.joining(", "));
        String chain = report.chain().filter(verdict -> !verdict.valid()).isPresent() ? "audit chain broken; " : "";
        String text = chain + counts(report) + (failed.isEmpty() ? "" : "; failed: " + failed);
        String visible = VisibleText.of(text);
        return visible.length() <= LONGEST_DESCRIPTION
                ? visible
                : Attributes.cut(visible, LONGEST_DESCRIPTION - 1) + "\u2026";
    }

    private static String counts(QualityReport report) {
        if (report.gates().isEmpty()) {
            return "no gate is on record";
        }
        long skipped = report.count(GateVerdict.SKIPPED);
        return report.count(GateVerdict.PASSED) + " of " + report.gates().size() + " gates passed"
                + (skipped == 0 ? "" : ", " + skipped + " skipped");
    }

    private static String gates(List<GateResult> gates) {
        if (gates.isEmpty()) {
            return "| no gate is on record | - | - |";
        }
        Stream<String> rows = gates.stream().limit(MAX_ROWS).map(QualityText::row);
        int more = gates.size() - MAX_ROWS;
        Stream<String> rest = more > 0 ? Stream.of("| and " + more + " more | - | - |") : Stream.empty();
        return Stream.concat(rows, rest).collect(Collectors.joining("\n"));
    }

    private static String row(GateResult gate) {
        String details = gate.details().isBlank() ? "-" : HarmlessMarkdown.line(gate.details(), LONGEST_DETAILS);
        return "| " + HarmlessMarkdown.line(gate.name(), LONGEST_NAME) + " | "
                + gate.verdict().label() + " | " + details + " |";
    }

    private static String findings(List<GateResult> gates) {
        List<String> all = gates.stream()
                .flatMap(gate -> gate.findings().stream().map(finding -> finding(gate, finding)))
                .toList();
        if (all.isEmpty()) {
            return "No findings.";
        }
        int more = all.size() - MAX_FINDINGS;
        String some = all.stream().limit(MAX_FINDINGS).collect(Collectors.joining("\n"));
        return more > 0 ? some + "\n- and " + more + " more" : some;
    }

    private static String finding(GateResult gate, GateFinding finding) {
        String text = Stream.of(gate.name(), finding.severity(), finding.place(), finding.message())
                .filter(part -> !part.isBlank())
                .map(part -> Attributes.cut(part, LONGEST_DETAILS))
                .collect(Collectors.joining(": "));
        return "- " + HarmlessMarkdown.line(text, LONGEST_NAME + LONGEST_DETAILS);
    }

    private static String cost(ExecutionSummary summary) {
        String tokens = summary.tokens().isEmpty() ? "" : number(summary.tokens()) + " tokens";
        String dollars = summary.costUsd()
                .map(cost -> cost.setScale(2, RoundingMode.HALF_UP).toPlainString() + " USD")
                .orElse("");
        String both = Stream.of(dollars, tokens).filter(part -> !part.isEmpty()).collect(Collectors.joining(", "));
        return both.isEmpty() ? UNKNOWN : both;
    }

    private static String chain(ChainVerdict chain) {
        return chain.valid()
                ? "valid, " + number(OptionalLong.of(chain.entries())) + " entries"
                : "**broken**: " + HarmlessMarkdown.line(String.valueOf(chain.error()), LONGEST_DETAILS);
    }

    private static String quoted(String markdown) {
        return markdown.isBlank()
                ? "No summary was written."
                : HarmlessMarkdown.quotation(markdown, LONGEST_SUMMARY).stripTrailing();
    }

    private static String known(String text) {
        return text.isBlank() ? UNKNOWN : HarmlessMarkdown.line(text, LONGEST_NAME);
    }

    private static String number(OptionalLong number) {
        return number.isEmpty() ? UNKNOWN : String.format(Locale.ROOT, "%,d", number.getAsLong());
    }
}
