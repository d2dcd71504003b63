package dev.loki.cli.event;

import dev.loki.cli.command.CommandGroup;
import dev.loki.cli.command.Invocation;
import picocli.CommandLine;

/** {@code loki event} and its commands. */
public final class EventCommands {

    private EventCommands() {}

    public static CommandLine of(Invocation invocation) {
        return CommandGroup.of(
                "event",
                "Speaks on the project's event bus.",
                new EventEmitCommand(invocation),
                new EventTailCommand(invocation),
                new EventListCommand(invocation),
                new EventShowCommand(invocation),
                new EventReplayCommand(invocation),
                new EventStatsCommand(invocation),
                new EventBridgeCommand(invocation),
                new EventImportCommand(invocation),
                new EventCleanCommand(invocation));
    }
}
