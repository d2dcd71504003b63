package dev.loki.cli.event;

import dev.loki.bootstrap.LokiEnterprise;
import dev.loki.bootstrap.Project;
import dev.loki.cli.command.ExitCode;
import dev.loki.cli.command.Invocation;
import dev.loki.cli.command.JsonOption;
import dev.loki.cli.command.ProjectCommand;
import dev.loki.domain.event.EventSelection;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code loki event show}: one event. */
@Command(
        name = "show",
        description = "Prints the event with an id as it is stored, whether it is pending or archived.",
        footer = {
            "",
            "Exit codes: 0 it is there, 1 no event that is kept has this id.",
            "",
            "Example: loki event show 0123456789abcdef"
        })
final class EventShowCommand extends ProjectCommand {

    @Parameters(index = "0", paramLabel = "ID", description = "The event's id.")
    private String id = "";

    /** What is printed is JSON anyway; the option is taken, as by every command. */
    @Mixin
    JsonOption json = new JsonOption();

    EventShowCommand(Invocation invocation) {
        super(invocation);
    }

    @Override
    protected int run(LokiEnterprise loki, Project project) {
        long found = loki.events().replay(EventSelection.of(id), EventText.plain(invocation(), true)::print);
        if (found > 0) {
            return ExitCode.OK;
        }
        invocation().fail("no event that is kept has the id '" + id + "'; 'loki event list --all' has all");
        return ExitCode.DENIED;
    }
}
