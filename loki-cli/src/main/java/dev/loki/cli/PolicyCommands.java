package dev.loki.cli;

import picocli.CommandLine;

/** {@code loki policy} and its commands. */
final class PolicyCommands {

    private PolicyCommands() {}

    static CommandLine of(Invocation invocation) {
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
