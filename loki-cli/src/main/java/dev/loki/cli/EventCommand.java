package dev.loki.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code loki event}: the parent of the event commands. */
@Command(name = "event", description = "Speaks on the project's event bus.", mixinStandardHelpOptions = true)
final class EventCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    private EventCommand() {}

    static CommandLine with(Terminal terminal) {
        return new CommandLine(new EventCommand())
                .addSubcommand(new EventEmitCommand(terminal))
                .addSubcommand(new EventListCommand(terminal));
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing: emit or list");
    }
}
