package dev.loki.cli;

import picocli.CommandLine;

/** {@code loki approve} and its commands. */
final class ApproveCommands {

    private ApproveCommands() {}

    static CommandLine of(Invocation invocation) {
        return CommandGroup.of(
                "approve",
                "Shows and answers what waits for a person.",
                new ApproveListCommand(invocation),
                new ApproveShowCommand(invocation),
                new ApproveGrantCommand(invocation),
                new ApproveRejectCommand(invocation));
    }
}
