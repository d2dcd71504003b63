package dev.loki.cli.event;

import dev.loki.application.event.EventStream;
import dev.loki.bootstrap.LokiEnterprise;
import dev.loki.bootstrap.Project;
import dev.loki.cli.command.ExitCode;
import dev.loki.cli.command.Invocation;
import dev.loki.cli.command.JsonOption;
import dev.loki.cli.command.ProjectCommand;
import dev.loki.domain.event.EventSelection;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** A command about those events of a project that its options select. */
@Command
abstract class SelectedEventsCommand extends ProjectCommand {

    @Mixin
    private EventSelectionOptions selection = new EventSelectionOptions();

    @Mixin
    private JsonOption json = new JsonOption();

    SelectedEventsCommand(Invocation invocation) {
        super(invocation);
    }

    @Override
    protected final int run(LokiEnterprise loki, Project project) {
        Optional<String> problem = selection.problem(loki.events());
        if (problem.isPresent()) {
            invocation().fail(problem.get());
            return ExitCode.DENIED;
        }
        run(loki.events(), selection.selection());
        return ExitCode.OK;
    }

    /** Does it with what is selected. */
    abstract void run(EventStream events, EventSelection selected);

    final boolean isJson() {
        return json.isWanted();
    }

    /** What prints the events. */
    final EventText text() {
        return EventText.plain(invocation(), json.isWanted());
    }
}
