package dev.loki.cli.event;

import dev.loki.cli.command.Invocation;
import dev.loki.cli.command.JsonOption;
import dev.loki.cli.command.ProjectOption;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code loki event emit}: one event. */
@Command(
        name = "emit",
        description = "Publishes an event and prints it.",
        footer = {
            "",
            "Exit codes: 0 published, 64 wrong usage, 70 the bus cannot be written.",
            "",
            "Example: loki event emit task runner complete task_id=task-001"
        })
final class EventEmitCommand implements Callable<Integer> {

    private final Invocation invocation;

    @Spec
    private CommandSpec spec;

    @Mixin
    private ProjectOption project;

    @Parameters(
            index = "0",
            paramLabel = "TYPE",
            description = "state, memory, task, metric, error, session, command, user")
    private String type = "";

    @Parameters(
            index = "1",
            paramLabel = "SOURCE",
            description = "cli, api, vscode, mcp, skill, hook, dashboard, memory, runner")
    private String source = "";

    @Parameters(index = "2", paramLabel = "ACTION", description = "What happened; payload.action.")
    private String action = "";

    @Parameters(index = "3..*", arity = "0..*", paramLabel = "key=value", description = "More of the payload.")
    private List<String> members = List.of();

    /** What is printed is JSON anyway; the option is taken, as by every command. */
    @Mixin
    JsonOption json = new JsonOption();

    EventEmitCommand(Invocation invocation) {
        this.invocation = invocation;
        this.project = new ProjectOption();
    }

    @Override
    public Integer call() {
        EventEmission emission = new EventEmission(project.folder, type, source, action, members);
        String problem = emission.wrongUsage();
        if (problem != null) {
            throw new ParameterException(spec.commandLine(), problem);
        }
        return emission.run(invocation);
    }
}
