package dev.loki.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A command that only holds others, such as {@code loki policy}. */
@Command
final class CommandGroup implements Runnable {

    @Spec
    private CommandSpec spec;

    private CommandGroup() {}

    /** The group of this name; subcommands are picocli's annotated objects. */
    static CommandLine of(String name, String description, Object... subcommands) {
        CommandLine group = new CommandLine(new CommandGroup());
        group.getCommandSpec().name(name).usageMessage().description(description);
        for (Object subcommand : subcommands) {
            group.addSubcommand(subcommand);
        }
        return group;
    }

    @Override
    public void run() {
        throw missingCommand(spec);
    }

    /** What a group answers that is called without one of its commands. */
    static ParameterException missingCommand(CommandSpec group) {
        return new ParameterException(
                group.commandLine(),
                "a command is missing: " + String.join(", ", group.subcommands().keySet()));
    }
}
