package dev.loki.cli.trace;

import dev.loki.cli.command.CommandGroup;
import dev.loki.cli.command.Invocation;
import picocli.CommandLine;

/** {@code loki trace} and its commands. */
public final class TraceCommands {

    private TraceCommands() {}

    public static CommandLine of(Invocation invocation) {
        return CommandGroup.of(
                "trace",
                "Shows what was recorded of runs.",
                new TraceShowCommand(invocation),
                new TraceListCommand(invocation));
    }
}
