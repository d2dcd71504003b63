package dev.loki.domain.policy;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What can be told of a word whose value only the shell knows: a pattern that may mean a parent folder, such as
 * {@code .*}, and what begins with the current folder, {@code $PWD}.
 */
final class KnownSpelling {

    private static final Pattern WORKING_FOLDER = Pattern.compile("\"?\\$(?:PWD|\\{PWD\\})\"?(?=/|$)");
    private static final Pattern PLAIN = Pattern.compile("[^$`\\\\\"'{}~]+");

    private KnownSpelling() {}

    /**
     * The word as a pattern, relative to the current folder where it begins there; empty where more than that has to be
     * known.
     *
     * @param given the word as it stands in the command
     */
    static Optional<String> of(String given) {
        Matcher folder = WORKING_FOLDER.matcher(given);
        String spelling = folder.lookingAt() ? "." + given.substring(folder.end()) : given;
        String unquoted = spelling.endsWith("\"") && given.startsWith("\"$")
                ? spelling.substring(0, spelling.length() - 1)
                : spelling;
        return Optional.of(unquoted).filter(text -> PLAIN.matcher(text).matches());
    }
}
