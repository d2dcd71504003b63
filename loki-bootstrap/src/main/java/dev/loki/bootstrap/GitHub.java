package dev.loki.bootstrap;

import dev.loki.adapter.fs.workflow.GitHubJob;
import dev.loki.adapter.fs.workflow.GitHubJob.JobFiles;
import dev.loki.application.quality.QualityReporting;
import dev.loki.application.workflow.ActionIntake;
import dev.loki.application.workflow.ActionOutcome;
import dev.loki.application.workflow.ActionRules;
import dev.loki.application.workflow.ActionTrust;
import dev.loki.application.workflow.ReportDelivery;
import dev.loki.application.workflow.ReportResult;
import dev.loki.application.workflow.ReportTarget;
import dev.loki.bootstrap.settings.WorkflowSettings;
import dev.loki.domain.quality.ReportPlace;
import dev.loki.domain.workflow.EventKind;
import dev.loki.domain.workflow.LabelMap;
import dev.loki.ports.codehost.CodeHost;
import dev.loki.ports.workflow.WorkflowJob;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;

/** Workflows of GitHub Actions, and reports for people on GitHub. Thread-safe. */
public final class GitHub {

    private final Basics basics;
    private final QualityReporting reporting;
    private final Supplier<Optional<CodeHost>> host;

    /** @param host asked where something is to be sent or asked; empty where there is no token */
    GitHub(Basics basics, QualityReporting reporting, Supplier<Optional<CodeHost>> host) {
        this.basics = basics;
        this.reporting = reporting;
        this.host = host;
    }

    /**
     * Takes the event that started the workflow: decides whether it may set an agent to work, keeps the requirements below
     * Loki's folder, and sets the outputs of the step.
     *
     * @throws ConfigurationException naming every variable that is wrong
     * @throws dev.loki.ports.workflow.WorkflowJobException where the event cannot be understood, or an output not written
     */
    public ActionOutcome takeEvent() {
        WorkflowSettings settings = usable();
        if (settings.event().isEmpty()) {
            throw new ConfigurationException(
                    List.of("GITHUB_EVENT_NAME: expected the name of an event; it is set within a workflow"));
        }
        return intake(settings).take(settings.event(), settings.repository(), settings.sha());
    }

    /**
     * Whom a report is for: what is named, else what the workflow's event is about, else its commit.
     *
     * @param pullRequest its number
     * @param issue its number
     * @param commit what the pull request asks to merge, where no event tells it
     * @throws ConfigurationException where neither names anything
     * @throws dev.loki.ports.workflow.WorkflowJobException where the event cannot be understood
     */
    public ReportTarget target(OptionalLong pullRequest, OptionalLong issue, Optional<String> commit) {
        WorkflowSettings settings = usable();
        boolean named = pullRequest.isPresent() || issue.isPresent();
        Optional<EventKind> kind = settings.eventPath() == null ? Optional.empty() : EventKind.of(settings.event());
        if (named || kind.isEmpty()) {
            if (!named && commit.isEmpty()) {
                throw new ConfigurationException(List.of("nothing is named to report on: give --pr N, --issue N or"
                        + " --sha COMMIT, or run it in a workflow of one of the events that Loki understands"));
            }
            ReportPlace place = settings.place(commit.orElse(""));
            return new ReportTarget(pullRequest.isPresent() ? pullRequest : issue, issue.isPresent(), place);
        }
        ReportTarget told = intake(settings).target(kind.get(), settings.place(settings.sha()));
        return commit.map(sha -> new ReportTarget(told.number(), told.isIssue(), settings.place(sha)))
                .orElse(told);
    }

    /**
     * Delivers the report on the run whose gates and summary are in Loki's folder.
     *
     * @throws dev.loki.application.quality.UnusableReportException naming the file and field that is wrong
     * @throws dev.loki.ports.run.RunReportException where a file cannot be read
     */
    public ReportResult report(ReportTarget target) {
        return delivery(host.get()).deliver(target);
    }

    /** As {@link #report}, sent nowhere; nothing is asked of GitHub. */
    public ReportResult draft(ReportTarget target) {
        return delivery(Optional.empty()).draft(target);
    }

    private ActionIntake intake(WorkflowSettings settings) {
        LabelMap labels = new LabelMap(settings.providers(), settings.labels());
        return new ActionIntake(
                job(settings),
                basics.json().get(),
                new ActionRules(settings.triggerLabel(), labels),
                new ActionTrust(() -> host.get()));
    }

    private ReportDelivery delivery(Optional<CodeHost> to) {
        return new ReportDelivery(reporting, to, job(usable()));
    }

    private WorkflowJob job(WorkflowSettings settings) {
        return new GitHubJob(
                new JobFiles(settings.eventPath(), settings.output(), settings.stepSummary(), basics.loki("prd")),
                basics.ids());
    }

    private WorkflowSettings usable() {
        WorkflowSettings settings = basics.settings().workflow();
        ConfigurationException.throwIfAny(settings.problems());
        return settings;
    }
}
