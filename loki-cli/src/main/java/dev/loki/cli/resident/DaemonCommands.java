package dev.loki.cli.resident;

import dev.loki.cli.command.CommandGroup;
import dev.loki.cli.command.Invocation;
import picocli.CommandLine;

/** {@code loki daemon} and its commands. */
public final class DaemonCommands {

    private DaemonCommands() {}

    public static CommandLine of(Invocation invocation) {
        return CommandGroup.of(
                "daemon",
                "Starts and ends the process that answers agents' hooks beside the project.",
                new DaemonStartCommand(invocation),
                new DaemonStatusCommand(invocation),
                new DaemonStopCommand(invocation),
                new DaemonServeCommand(invocation));
    }
}
