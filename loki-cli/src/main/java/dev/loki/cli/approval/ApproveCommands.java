package dev.loki.cli.approval;

import dev.loki.cli.command.CommandGroup;
import dev.loki.cli.command.Invocation;
import picocli.CommandLine;

/** {@code loki approve} and its commands. */
public final class ApproveCommands {

    private ApproveCommands() {}

    public static CommandLine of(Invocation invocation) {
        return CommandGroup.of(
                "approve",
                "Shows and answers what waits for a person.",
                new ApproveListCommand(invocation),
                new ApproveShowCommand(invocation),
                new ApproveGrantCommand(invocation),
                new ApproveRejectCommand(invocation),
                new ApproveRepairCommand(invocation));
    }
}
