package dev.loki.cli;

import picocli.CommandLine;

/** {@code loki daemon} and its commands. */
final class DaemonCommands {

    private DaemonCommands() {}

    static CommandLine of(Invocation invocation) {
        return CommandGroup.of(
                "daemon",
                "Starts and ends the process that answers agents' hooks beside the project.",
                new DaemonStartCommand(invocation),
                new DaemonStatusCommand(invocation),
                new DaemonStopCommand(invocation),
                new DaemonServeCommand(invocation));
    }
}
