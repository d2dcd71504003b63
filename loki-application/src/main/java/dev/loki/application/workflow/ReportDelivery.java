package dev.loki.application.workflow;

import dev.loki.application.quality.QualityReporting;
import dev.loki.domain.quality.QualityReport;
import dev.loki.domain.quality.QualityText;
import dev.loki.ports.codehost.CodeHost;
import dev.loki.ports.codehost.CommitState;
import dev.loki.ports.tracker.SentJournalException;
import dev.loki.ports.tracker.TrackerException;
import dev.loki.ports.tracker.TrackerException.Trouble;
import dev.loki.ports.workflow.WorkflowJob;
import dev.loki.ports.workflow.WorkflowJobException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Brings the report on a run to people: as a comment, as the state of a commit, and as the summary of a workflow's step. Each
 * way is tried whatever becomes of the others, since the token of a fork's pull request may write none but the summary.
 * Thread-safe.
 */
public final class ReportDelivery {

    private static final String CONTEXT = "loki/quality";

    private final QualityReporting reporting;
    private final Optional<CodeHost> host;
    private final WorkflowJob job;

    /** @param host empty where there is no token to write with */
    public ReportDelivery(QualityReporting reporting, Optional<CodeHost> host, WorkflowJob job) {
        this.reporting = reporting;
        this.host = host;
        this.job = job;
    }

    /** The report as it would be delivered, sent nowhere. */
    public ReportResult draft(ReportTarget target) {
        QualityReport report = reporting.read();
        List<ReportResult.Step> steps = new ArrayList<>();
        target.number()
                .ifPresent(number ->
                        steps.add(planned("comment", (target.isIssue() ? "issue " : "pull request ") + number)));
        if (target.hasCommit()) {
            steps.add(planned("commit", target.place().sha()));
        }
        return result(report, reporting.markdown(target.kind(), report, target.place()), steps);
    }

    /** Delivers it; what does not get there is a step with trouble. */
    public ReportResult deliver(ReportTarget target) {
        QualityReport report = reporting.read();
        String markdown = reporting.markdown(target.kind(), report, target.place());
        List<ReportResult.Step> steps = new ArrayList<>();
        if (target.number().isPresent()) {
            long number = target.number().getAsLong();
            String name = target.isIssue() ? "summary" : "quality";
            steps.add(tried("comment", () -> host().comment(number, name, markdown)));
        }
        if (target.hasCommit()) {
            CommitState state = state(report, markdown, target);
            steps.add(tried("commit", () -> host().report(state).name().toLowerCase(Locale.ROOT)));
        }
        steps.addAll(summarized(markdown));
        return result(report, markdown, steps);
    }

    private CodeHost host() {
        return host.orElseThrow(
                () -> new TrackerException(Trouble.UNAUTHORIZED, "there is no token: set GITHUB_TOKEN"));
    }

    private List<ReportResult.Step> summarized(String markdown) {
        try {
            return job.summarize(markdown)
                    ? List.of(
                            new ReportResult.Step(ReportResult.SUMMARY, "in the summary of the step", Optional.empty()))
                    : List.of();
        } catch (WorkflowJobException e) {
            return List.of(new ReportResult.Step(
                    ReportResult.SUMMARY, String.valueOf(e.getMessage()), Optional.of(Trouble.PASSING)));
        }
    }

    private static ReportResult.Step tried(String what, Supplier<String> way) {
        try {
            return new ReportResult.Step(what, way.get(), Optional.empty());
        } catch (TrackerException e) {
            return new ReportResult.Step(what, String.valueOf(e.getMessage()), Optional.of(e.trouble()));
        } catch (SentJournalException e) {
            return new ReportResult.Step(what, String.valueOf(e.getMessage()), Optional.of(Trouble.PASSING));
        }
    }

    private static ReportResult.Step planned(String what, String detail) {
        return new ReportResult.Step(what, "would go to " + detail, Optional.empty());
    }

    private static ReportResult result(QualityReport report, String markdown, List<ReportResult.Step> steps) {
        return new ReportResult(report.outcome(), QualityText.description(report), markdown, steps);
    }

    private static CommitState state(QualityReport report, String markdown, ReportTarget target) {
        CommitState.Outcome outcome =
                switch (report.outcome()) {
                    case PASSED -> CommitState.Outcome.SUCCESS;
                    case FAILED -> CommitState.Outcome.FAILURE;
                    case UNKNOWN -> CommitState.Outcome.ERROR;
                };
        return new CommitState(
                target.place().sha(),
                CONTEXT,
                outcome,
                QualityText.description(report),
                markdown,
                Optional.of(target.place().runUrl()).filter(url -> !url.isEmpty()));
    }
}
