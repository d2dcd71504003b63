package dev.loki.cli.tracker;

import dev.loki.application.quality.UnusableReportException;
import dev.loki.application.tracker.IssueReport;
import dev.loki.bootstrap.LokiEnterprise;
import dev.loki.cli.command.ExitCode;
import dev.loki.cli.command.Invocation;
import dev.loki.ports.tracker.IssueTracker;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code loki jira report}: the report on a run, on an issue. */
@Command(
        name = "report",
        description = "Reports what .loki/reports/quality-gates.json and summary.json say, and whether the audit chain"
                + " holds, as a comment on an issue, which later reports bring up to date.",
        footer = {
            "",
            "Exit codes: 0 reported, 3 not configured, a report or a template is wrong, there is no such issue, or the",
            "service refused it, 70 the service did not answer; try again.",
            "A run that failed is reported, and is no failure of this command.",
            "",
            "Example: loki jira report PROJ-12 --dry-run"
        })
final class TrackerReportCommand extends TrackerCommand {

    @Parameters(index = "0", paramLabel = "ID", description = "The issue's key or id.")
    private String id = "";

    TrackerReportCommand(Invocation invocation, String service) {
        super(invocation, service);
    }

    @Override
    int run(LokiEnterprise loki, IssueTracker tracker) {
        try {
            IssueReport.Posted posted = loki.trackers().report().post(tracker, id);
            print("report as comment " + posted.comment() + " on " + id, posted.toJson());
            return ExitCode.OK;
        } catch (UnusableReportException e) {
            invocation().fail(String.valueOf(e.getMessage()));
            return ExitCode.CONFIGURATION;
        }
    }

    @Override
    int refused() {
        return ExitCode.CONFIGURATION;
    }
}
