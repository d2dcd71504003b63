package dev.loki.cli.outbox;

import dev.loki.cli.command.CommandGroup;
import dev.loki.cli.command.Invocation;
import picocli.CommandLine;

/** {@code loki outbox} and its commands. */
public final class OutboxCommands {

    private OutboxCommands() {}

    public static CommandLine of(Invocation invocation) {
        return CommandGroup.of(
                "outbox",
                "Carries what an air-gapped site has to tell trackers to a machine that is connected.",
                new OutboxListCommand(invocation),
                new OutboxExportCommand(invocation),
                new OutboxConfirmCommand(invocation),
                new OutboxSendCommand(invocation));
    }
}
