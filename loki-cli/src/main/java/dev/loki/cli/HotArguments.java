package dev.loki.cli;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The arguments of a hot command.
 *
 * @param project what follows {@code --project}; null without it
 * @param flags the options that were given of those that take no value
 * @param words what is no option: one at least, none of them empty
 */
record HotArguments(@Nullable Path project, Set<String> flags, List<String> words) {

    private static final String PROJECT = "--project";

    /** Reads them; null where anything about them is unusual. */
    static @Nullable HotArguments read(List<String> arguments, String... knownFlags) {
        String project = null;
        Set<String> flags = new HashSet<>();
        List<String> words = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            if (argument.equals(PROJECT) && project == null && i + 1 < arguments.size()) {
                project = arguments.get(++i);
            } else if (isWord(argument)) {
                words.add(argument);
            } else if (!List.of(knownFlags).contains(argument) || !flags.add(argument)) {
                return null;
            }
        }
        boolean usual = !words.isEmpty() && (project == null || isWord(project));
        return usual ? withFolder(project, flags, words) : null;
    }

    boolean has(String flag) {
        return flags.contains(flag);
    }

    private static boolean isWord(String argument) {
        return !argument.isEmpty() && (argument.charAt(0) != '-' || argument.length() == 1);
    }

    private static @Nullable HotArguments withFolder(@Nullable String project, Set<String> flags, List<String> words) {
        try {
            Path folder = project == null ? null : Path.of(project);
            return new HotArguments(folder, flags, words);
        } catch (InvalidPathException e) {
            return null;
        }
    }
}
