package dev.loki.cli.policy;

import dev.loki.cli.command.Invocation;
import dev.loki.cli.command.JsonOption;
import dev.loki.cli.command.ProjectOption;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code loki policy check}: one decision, as one JSON object. */
@Command(
        name = "check",
        description = "Decides whether an action may happen, and prints the decision as one JSON object.",
        footer = {
            "",
            "Exit codes: 0 allowed, 1 denied, 2 approval required. Whatever goes wrong is denied.",
            "",
            "Example: loki policy check pre_execution '{\"file_path\":\"src/app.js\"}'"
        })
public final class PolicyCheckCommand implements Callable<Integer> {

    private final Invocation invocation;

    @Mixin
    private ProjectOption project;

    @Mixin
    private QuestionParameters question = new QuestionParameters();

    @Option(
            names = "--claim",
            description = {
                "The action is about to happen: where it requires approval, one that was granted is used up, and the"
                        + " action allowed; else it is asked for."
            })
    private boolean claim;

    /** What is printed is JSON anyway; the option is taken, as by every command. */
    @Mixin
    JsonOption json = new JsonOption();

    PolicyCheckCommand(Invocation invocation) {
        this.invocation = invocation;
        this.project = new ProjectOption();
    }

    @Override
    public Integer call() {
        return new PolicyCheck(project.folder, question.point, question.context, claim).run(invocation);
    }
}
