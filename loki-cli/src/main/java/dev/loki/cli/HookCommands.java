package dev.loki.cli;

import picocli.CommandLine;

/** {@code loki hook} and its commands. */
final class HookCommands {

    private HookCommands() {}

    static CommandLine of(Invocation invocation) {
        return CommandGroup.of(
                "hook",
                "Answers the hooks of coding agents, and puts them into their settings.",
                new HookInstallCommand(invocation),
                new HookUninstallCommand(invocation),
                new HookStatusCommand(invocation),
                new HookAnswerCommand(invocation));
    }
}
