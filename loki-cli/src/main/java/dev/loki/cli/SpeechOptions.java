package dev.loki.cli;

import dev.loki.cli.command.Speech;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/**
 * The options that say how much a command says. Every command has them: they are added to the whole tree, but where a
 * command has one of that name itself.
 */
final class SpeechOptions {

    private static final String QUIET = "--quiet";
    private static final String DEBUG = "--debug";

    private SpeechOptions() {}

    static void addTo(CommandLine command) {
        CommandSpec spec = command.getCommandSpec();
        if (command.getSubcommands().isEmpty()) {
            add(spec, QUIET, "Prints the result, warnings and errors only: no progress, no notices.");
            add(spec, DEBUG, "Prints the stack trace of what goes wrong.");
        }
        command.getSubcommands().values().forEach(SpeechOptions::addTo);
    }

    private static void add(CommandSpec spec, String name, String description) {
        if (spec.findOption(name) == null) {
            spec.addOption(OptionSpec.builder(name)
                    .type(boolean.class)
                    .description(description)
                    .build());
        }
    }

    /** What the user asked for. */
    static void read(ParseResult command, Speech speech) {
        speech.set(command.hasMatchedOption(QUIET), command.hasMatchedOption(DEBUG));
    }
}
