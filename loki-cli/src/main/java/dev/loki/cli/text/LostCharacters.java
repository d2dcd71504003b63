package dev.loki.cli.text;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Finds text that is not what was given: Java puts U+FFFD for bytes that are no characters in its encoding. */
public final class LostCharacters {

    public static final String IN_ARGUMENT =
            "an argument is not valid UTF-8, or the locale cannot carry it; start loki by its launcher";

    private LostCharacters() {}

    /** Whether any of them lost some. */
    public static boolean inAny(Collection<String> texts) {
        for (String text : texts) {
            if (in(text)) {
                return true;
            }
        }
        return false;
    }

    /** The variables whose name or value lost characters, in alphabetical order. */
    public static List<String> variables(Map<String, String> environment) {
        return environment.entrySet().stream()
                .filter(variable -> in(variable.getKey()) || in(variable.getValue()))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    private static boolean in(String text) {
        return text.indexOf('\uFFFD') >= 0;
    }
}
