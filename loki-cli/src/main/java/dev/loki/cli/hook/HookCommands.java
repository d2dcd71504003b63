package dev.loki.cli.hook;

import dev.loki.cli.command.CommandGroup;
import dev.loki.cli.command.Invocation;
import picocli.CommandLine;

/** {@code loki hook} and its commands. */
public final class HookCommands {

    private HookCommands() {}

    public static CommandLine of(Invocation invocation) {
        return CommandGroup.of(
                "hook",
                "Answers the hooks of coding agents, and puts them into their settings.",
                new HookInstallCommand(invocation),
                new HookUninstallCommand(invocation),
                new HookStatusCommand(invocation),
                new HookAnswerCommand(invocation));
    }
}
