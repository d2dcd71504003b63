package dev.loki.cli.command;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Which command or option was most likely meant. */
final class Suggestion {

    private Suggestion() {}

    /** The question that follows a complaint; empty where nothing comes to mind. */
    static String after(ParameterException failure) {
        if (!(failure instanceof UnmatchedArgumentException unmatched)
                || unmatched.getUnmatched().isEmpty()) {
            return "";
        }
        String word = unmatched.getUnmatched().get(0);
        List<String> all = List.copyOf(failure.getCommandLine().getSubcommands().keySet());
        return (word.startsWith("-") ? options(failure.getCommandLine()) : all)
                .stream()
                        .filter(known -> isLike(word, known))
                        .findFirst()
                        .map(known -> "; did you mean " + known + "?")
                        .orElse("");
    }

    private static List<String> options(CommandLine command) {
        return List.copyOf(command.getCommandSpec().optionsMap().keySet());
    }

    /** Whether one character was added, left out or changed, or two changed places. */
    private static boolean isLike(String word, String known) {
        int same = 0;
        while (same < Math.min(word.length(), known.length()) && word.charAt(same) == known.charAt(same)) {
            same++;
        }
        String wordRest = word.substring(same);
        String knownRest = known.substring(same);
        return endsAlike(wordRest, knownRest, 1, 0)
                || endsAlike(wordRest, knownRest, 0, 1)
                || endsAlike(wordRest, knownRest, 1, 1)
                || isSwapped(wordRest, knownRest);
    }

    private static boolean endsAlike(String word, String known, int skipped, int knownSkipped) {
        return word.length() >= skipped
                && known.length() >= knownSkipped
                && word.substring(skipped).equals(known.substring(knownSkipped));
    }

    private static boolean isSwapped(String word, String known) {
        return word.length() >= 2
                && known.length() >= 2
                && word.charAt(0) == known.charAt(1)
                && word.charAt(1) == known.charAt(0)
                && word.substring(2).equals(known.substring(2));
    }
}
