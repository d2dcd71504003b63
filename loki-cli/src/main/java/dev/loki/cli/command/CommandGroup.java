package dev.loki.cli.command;

import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A command that only holds others, such as {@code loki policy}. */
@Command
public final class CommandGroup implements Runnable {

    @Spec
    private CommandSpec spec;

    private CommandGroup() {}

    /** The group of this name; subcommands are picocli's annotated objects. */
    public static CommandLine of(String name, String description, Object... subcommands) {
        CommandLine group = new CommandLine(new CommandGroup());
        group.getCommandSpec().name(name).usageMessage().description(description);
        for (Object subcommand : subcommands) {
            group.addSubcommand(subcommand);
        }
        group.getCommandSpec().usageMessage().footer(footer(group));
        return group;
    }

    /** With the first example of the first command. */
    private static String[] footer(CommandLine group) {
        String example = group.getSubcommands().values().stream()
                .flatMap(command ->
                        Stream.of(command.getCommandSpec().usageMessage().footer()))
                .filter(line -> line.startsWith("Example: "))
                .findFirst()
                .orElse("");
        return new String[] {
            "",
            "Each has a --help of its own, with its exit codes; without one of them the exit code is 64.",
            "",
            example
        };
    }

    @Override
    public void run() {
        throw missingCommand(spec);
    }

    /** What a group answers that is called without one of its commands. */
    public static ParameterException missingCommand(CommandSpec group) {
        return new ParameterException(
                group.commandLine(),
                "a command is missing: " + String.join(", ", group.subcommands().keySet()));
    }
}
