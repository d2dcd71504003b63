package dev.loki.cli.github;

import dev.loki.application.quality.UnusableReportException;
import dev.loki.application.workflow.ReportResult;
import dev.loki.application.workflow.ReportTarget;
import dev.loki.bootstrap.GitHub;
import dev.loki.bootstrap.LokiEnterprise;
import dev.loki.bootstrap.Project;
import dev.loki.cli.command.ExitCode;
import dev.loki.cli.command.Invocation;
import dev.loki.cli.command.JsonOption;
import dev.loki.cli.command.ProjectCommand;
import dev.loki.cli.text.Printable;
import dev.loki.domain.workflow.GitHubNames;
import dev.loki.ports.tracker.TrackerException.Trouble;
import dev.loki.ports.workflow.WorkflowJobException;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code loki github report}: the report on a run, to people on GitHub. */
@Command(
        name = "report",
        description = "Reports what .loki/reports/quality-gates.json and summary.json say, and whether the audit chain"
                + " holds: as a comment on the pull request or issue, as the state of the commit, and in the summary of"
                + " the workflow's step. Without --pr and --issue, the event of the workflow says where.",
        footer = {
            "",
            "Exit codes: 0 reported; in a workflow whose token may not write, as a fork's, in the summary alone,",
            "3 a variable, a report or a template is wrong, or GitHub refused it, 70 GitHub did not answer.",
            "A run that failed is reported, and is no failure of this command.",
            "",
            "Example: loki github report --pr 12 --dry-run"
        })
final class GitHubReportCommand extends ProjectCommand {

    @Spec
    private CommandSpec spec;

    @Option(names = "--pr", paramLabel = "N", description = "The pull request.")
    private @Nullable Long pullRequest;

    @Option(names = "--issue", paramLabel = "N", description = "The issue.")
    private @Nullable Long issue;

    @Option(names = "--sha", paramLabel = "COMMIT", description = "The commit, as 40 or 64 hex digits.")
    private @Nullable String sha;

    @Option(names = "--dry-run", description = "Prints the report, and sends it nowhere.")
    private boolean dryRun;

    @Mixin
    private JsonOption json = new JsonOption();

    GitHubReportCommand(Invocation invocation) {
        super(invocation);
        spec = CommandSpec.create();
    }

    @Override
    public Integer call() {
        if (pullRequest != null && issue != null) {
            throw usage("--pr and --issue: name one of them");
        }
        positive("--pr", pullRequest);
        positive("--issue", issue);
        if (sha != null && !GitHubNames.isCommit(sha)) {
            throw usage("--sha: expected 40 or 64 hex digits");
        }
        return super.call();
    }

    @Override
    protected int run(LokiEnterprise loki, Project project) {
        try {
            GitHub gitHub = loki.gitHub();
            ReportTarget target = gitHub.target(number(pullRequest), number(issue), Optional.ofNullable(sha));
            ReportResult result = dryRun ? gitHub.draft(target) : gitHub.report(target);
            print(result);
            return exitCode(result);
        } catch (WorkflowJobException | UnusableReportException e) {
            invocation().fail(String.valueOf(e.getMessage()));
            return ExitCode.CONFIGURATION;
        }
    }

    private void print(ReportResult result) {
        if (json.isWanted()) {
            invocation().out().println(result.toJson());
        } else if (dryRun) {
            invocation().out().print(result.markdown());
        }
        for (ReportResult.Step step : result.steps()) {
            if (step.trouble().isPresent()) {
                invocation().warn(step.what() + ": " + step.detail());
            } else if (!json.isWanted()) {
                String line = Printable.line(step.what() + ": " + step.detail());
                (dryRun ? invocation().err() : invocation().out()).println(line);
            }
        }
    }

    /** What the token may not do is no failure where people can read the report in the summary. */
    private static int exitCode(ReportResult result) {
        if (result.trouble(Trouble.PASSING).isPresent()) {
            return ExitCode.INTERNAL;
        }
        boolean refused = result.trouble(Trouble.REFUSED).isPresent()
                || result.trouble(Trouble.NOT_FOUND).isPresent();
        boolean unread = result.trouble(Trouble.UNAUTHORIZED).isPresent() && !result.isInSummary();
        return refused || unread ? ExitCode.CONFIGURATION : ExitCode.OK;
    }

    private void positive(String option, @Nullable Long number) {
        if (number != null && number < 1) {
            throw usage(option + ": expected a number from 1, found " + number);
        }
    }

    private static OptionalLong number(@Nullable Long number) {
        return number == null ? OptionalLong.empty() : OptionalLong.of(number);
    }

    private ParameterException usage(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
