package dev.loki.domain.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The words of a name, in lower case: of {@code read_text_file}, {@code read-file}, {@code readFile} or {@code ReadFile}. */
final class NameWords {

    private NameWords() {}

    static List<String> of(String name) {
        List<String> words = new ArrayList<>();
        int from = 0;
        for (int i = 0; i <= name.length(); i++) {
            boolean joint = i == name.length() || !Character.isLetterOrDigit(name.charAt(i));
            if (joint || begins(name, i)) {
                if (i > from) {
                    words.add(name.substring(from, i).toLowerCase(Locale.ROOT));
                }
                from = joint ? i + 1 : i;
            }
        }
        return words;
    }

    /** The last of them, of a name that ends in one. */
    static String last(String name) {
        int from = name.length();
        while (from > 0 && Character.isLetterOrDigit(name.charAt(from - 1)) && !begins(name, from)) {
            from--;
        }
        return name.substring(from).toLowerCase(Locale.ROOT);
    }

    private static boolean begins(String name, int at) {
        return at > 0
                && at < name.length()
                && Character.isUpperCase(name.charAt(at))
                && Character.isLowerCase(name.charAt(at - 1));
    }
}
