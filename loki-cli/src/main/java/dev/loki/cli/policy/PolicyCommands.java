package dev.loki.cli.policy;

import dev.loki.cli.command.CommandGroup;
import dev.loki.cli.command.Invocation;
import picocli.CommandLine;

/** {@code loki policy} and its commands. */
public final class PolicyCommands {

    private PolicyCommands() {}

    public static CommandLine of(Invocation invocation) {
        return CommandGroup.of(
                "policy",
                "Asks, explains, tests and checks the project's policies.",
                new PolicyCheckCommand(invocation),
                new PolicyExplainCommand(invocation),
                new PolicyTestCommand(invocation),
                new PolicyLintCommand(invocation),
                new PolicyReplayCommand(invocation),
                new PolicySchemaCommand(invocation));
    }
}
