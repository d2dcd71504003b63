package dev.loki.cli;

import picocli.CommandLine;

/** {@code loki trace} and its commands. */
final class TraceCommands {

    private TraceCommands() {}

    static CommandLine of(Invocation invocation) {
        return CommandGroup.of(
                "trace",
                "Shows what was recorded of runs.",
                new TraceShowCommand(invocation),
                new TraceListCommand(invocation));
    }
}
