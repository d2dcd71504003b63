package dev.loki.domain.policy;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What can be told of a word whose value only the shell knows: a pattern that may mean a parent folder, such as
 * {@code .*}, and what begins with the current folder, {@code $PWD}, or a place that is known, {@code $HOME}.
 */
final class KnownSpelling {

    private static final Pattern WORKING_FOLDER = Pattern.compile("\"?\\$(?:PWD|\\{PWD\\})\"?(?=/|$)");
    private static final Pattern VARIABLE = Pattern.compile("\"?\\$(?:([A-Z_]+)|\\{([A-Z_]+)\\})\"?(?=/|$)");
    private static final Pattern PLAIN = Pattern.compile("[^$`\\\\\"'{}~]+");

    private KnownSpelling() {}

    /**
     * The word as a pattern, relative to the current folder where it begins there; empty where more than that has to be
     * known.
     *
     * @param given the word as it stands in the command
     * @param variables those of which it is known where they lead
     */
    static Optional<String> of(String given, Map<String, String> variables) {
        Optional<String> behind = behindVariable(given, variables);
        return behind.isPresent() ? behind : of(given);
    }

    /** What begins with such a variable, as a path. */
    static Optional<String> behindVariable(String given, Map<String, String> variables) {
        Matcher matcher = VARIABLE.matcher(given);
        if (!matcher.lookingAt()) {
            return Optional.empty();
        }
        String name = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
        String rest = given.substring(matcher.end());
        return Optional.ofNullable(variables.get(name))
                .map(value -> value + (rest.endsWith("\"") ? rest.substring(0, rest.length() - 1) : rest))
                .filter(text -> PLAIN.matcher(text).matches());
    }

    /** The same where no variable is known. */
    static Optional<String> of(String given) {
        Matcher folder = WORKING_FOLDER.matcher(given);
        String spelling = folder.lookingAt() ? "." + given.substring(folder.end()) : given;
        String unquoted = spelling.endsWith("\"") && given.startsWith("\"$")
                ? spelling.substring(0, spelling.length() - 1)
                : spelling;
        return Optional.of(unquoted).filter(text -> PLAIN.matcher(text).matches());
    }
}
