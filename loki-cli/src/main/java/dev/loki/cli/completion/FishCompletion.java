package dev.loki.cli.completion;

import dev.loki.cli.text.TextWidth;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/**
 * A script by which the fish shell completes commands, options and, where one takes a file or a folder, paths.
 *
 * @param name of the program
 * @see <a href="https://fishshell.com/docs/current/completions.html">fish, writing your own completions</a>
 */
record FishCompletion(String name) {

    private static final int LONGEST_DESCRIPTION = 60;

    /**
     * Whether the words typed so far, without options and the project, are those of a command, and how many stand behind
     * it: none behind a group and before the command of a run, that many before a parameter, else any.
     */
    private static final String PREAMBLE = """
            function __loki_at
                set -l words
                set -l value no
                for word in (commandline -opc)[2..-1]
                    if test $value = yes
                        set value no
                    else if test $word = --project
                        set value yes
                    else if not string match -q -- '-*' $word
                        set -a words $word
                    end
                end
                set -l kind $argv[1]
                set -l path $argv[2..-1]
                set -l behind (math (count $words) - (count $path))
                test $behind -lt 0; and return 1
                test $kind != command; and test $behind -ne $kind; and return 1
                for i in (seq (count $path))
                    test $words[$i] = $path[$i]; or return 1
                end
                return 0
            end
            """;

    String of(CommandLine root) {
        List<String> lines = new ArrayList<>();
        lines.add("complete -c " + name + " -f");
        add(root, List.of(), lines);
        return PREAMBLE + String.join("\n", lines) + "\n";
    }

    private void add(CommandLine command, List<String> path, List<String> lines) {
        boolean alone = !command.getSubcommands().isEmpty() || command.isStopAtPositional();
        String at = at(alone ? "0" : "command", path);
        command.getSubcommands().forEach((word, below) -> {
            lines.add(at + " -a " + word + " -d " + quoted(description(below)));
            add(below, Stream.concat(path.stream(), Stream.of(word)).toList(), lines);
        });
        command.getCommandSpec().options().forEach(option -> lines.add(at + option(option)));
        boolean takesPaths = command.getCommandSpec().positionalParameters().stream()
                .anyMatch(parameter -> isPath(parameter.paramLabel()));
        if (takesPaths) {
            lines.add(at("command", path) + " -F");
        }
        command.getCommandSpec().positionalParameters().stream()
                .filter(parameter -> parameter.completionCandidates() != null)
                .forEach(parameter ->
                        lines.add(at(String.valueOf(parameter.index().min()), path) + " -a "
                                + quoted(String.join(" ", parameter.completionCandidates()))));
    }

    private String at(String kind, List<String> path) {
        return "complete -c " + name + " -n " + quoted(("__loki_at " + kind + " " + String.join(" ", path)).strip());
    }

    private static String option(OptionSpec option) {
        String names = Stream.of(option.names())
                .map(one -> one.startsWith("--") ? " -l " + one.substring(2) : " -s " + one.substring(1))
                .collect(Collectors.joining());
        String value = option.arity().max() == 0 ? "" : isPath(option.paramLabel()) ? " -r -F" : " -x";
        return names + value + " -d " + quoted(first(option.description()));
    }

    private static boolean isPath(String label) {
        return label.matches(".*(FILE|DIR|PATH|LOG|COMMAND).*");
    }

    private static String description(CommandLine command) {
        return first(command.getCommandSpec().usageMessage().description());
    }

    /** As picocli shows it, as far as there is room in a menu. */
    private static String first(String[] description) {
        String text = description.length == 0 ? "" : description[0].replace("%%", "%");
        return TextWidth.cut(text, LONGEST_DESCRIPTION, "...");
    }

    private static String quoted(String text) {
        return "'" + text.strip().replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
