package dev.loki.cli;

import dev.loki.cli.command.Invocation;
import java.util.List;
import java.util.Set;
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
    private static final String JSON = "--json";

    /** The standard output of one is its command's; the other answers in the words of an agent. */
    private static final Set<String> SPEAKING_OTHERWISE = Set.of("loki run", "loki hook answer");

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
    static void read(ParseResult command, Invocation invocation) {
        invocation.speech().set(command.hasMatchedOption(QUIET), command.hasMatchedOption(DEBUG));
        invocation.error().setWanted(command.hasMatchedOption(JSON));
    }

    /** Whether a command line that may not be understood asks for JSON on standard output. */
    static boolean asksForJson(CommandSpec command, String... arguments) {
        List<String> words = List.of(arguments);
        int end = words.indexOf("--");
        return !SPEAKING_OTHERWISE.contains(command.qualifiedName())
                && words.subList(0, end < 0 ? words.size() : end).contains(JSON);
    }
}
