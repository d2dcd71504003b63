package dev.loki.cli.github;

import dev.loki.application.workflow.ActionOutcome;
import dev.loki.bootstrap.LokiEnterprise;
import dev.loki.bootstrap.Project;
import dev.loki.cli.command.ExitCode;
import dev.loki.cli.command.Invocation;
import dev.loki.cli.command.JsonOption;
import dev.loki.cli.command.ProjectCommand;
import dev.loki.cli.text.Printable;
import dev.loki.ports.workflow.WorkflowJobException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code loki github action}: what the event of a workflow may start. */
@Command(
        name = "action",
        description = "Within a workflow of GitHub Actions: reads the event, decides whether it may set an agent to"
                + " work, puts the requirements (PRD) into a file below .loki/prd, and sets the outputs of the step:"
                + " proceed, refusal, number, sha, fork, provider, mode, priority, dry-run, prd-file, prd-source.",
        footer = {
            "",
            "Work may begin where whoever caused the event may push to the repository, and no code of a fork is run.",
            "Exit codes: 0 decided, whatever the decision (see proceed), 3 a variable or the event file is wrong,",
            "70 an output cannot be written.",
            "",
            "Example: loki github action --json"
        })
final class GitHubActionCommand extends ProjectCommand {

    @Mixin
    private JsonOption json = new JsonOption();

    GitHubActionCommand(Invocation invocation) {
        super(invocation);
    }

    @Override
    protected int run(LokiEnterprise loki, Project project) {
        try {
            print(loki.gitHub().takeEvent());
            return ExitCode.OK;
        } catch (WorkflowJobException e) {
            invocation().fail(String.valueOf(e.getMessage()));
            return e.isOfWhatWasGiven() ? ExitCode.CONFIGURATION : ExitCode.INTERNAL;
        }
    }

    private void print(ActionOutcome outcome) {
        if (json.isWanted()) {
            invocation().out().println(outcome.toJson());
            return;
        }
        outcome.refusal().ifPresent(why -> invocation().warn("nothing is started: " + why.message()));
        outcome.outputs().forEach((name, value) -> invocation().out().println(Printable.line(name + ": " + value)));
    }
}
