package dev.loki.domain.scan;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Values that stand where a secret would, and are none. */
final class Placeholder {

    private static final List<String> PARTS = List.of(
            "changeme",
            "change-me",
            "change_me",
            "example",
            "placeholder",
            "redacted",
            "your-",
            "your_",
            "xxxx",
            "****");

    /** References to a value elsewhere, such as {@code ${NAME}}, {@code <name>} or {@code {{ name }}}. */
    private static final Pattern REFERENCE =
            Pattern.compile("\\$[({].*+|\\$[A-Za-z_][A-Za-z0-9_]*+|<.*+|\\{\\{.*+|%[({].*+|#\\{.*+", Pattern.DOTALL);

    /** Names such as {@code new_password}, in which no digit or other symbol makes a secret of the word. */
    private static final Pattern NAME =
            Pattern.compile("(?i)[a-z_.]{0,64}?(?:password|passphrase|secret|token)[a-z_.]*+");

    private Placeholder() {}

    /** Whether the value may be a real secret. */
    static boolean isNone(String value) {
        String lower = value.toLowerCase(Locale.ROOT);
        return PARTS.stream().noneMatch(lower::contains)
                && !REFERENCE.matcher(value).matches()
                && !NAME.matcher(value).matches()
                && value.chars().distinct().count() > 3;
    }
}
