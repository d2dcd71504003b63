package dev.loki.bootstrap;

import dev.loki.bootstrap.settings.KnownVariable;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one setting is, and why.
 *
 * @param variable the variable that says it
 * @param value what it says, secrets masked; null where nothing says anything, and what holds is in the variable's words
 * @param source {@code variable}, {@code default}, or the file that says it, from the project
 */
public record ConfiguredValue(
        KnownVariable variable, @Nullable String value, String source) {

    static final String VARIABLE = "variable";
    static final String DEFAULT = "default";

    private static final Set<String> OFF = Set.of("false", "0", "no", "off");

    /** Whether somebody said it. */
    public boolean isSet() {
        return !source.equals(DEFAULT);
    }

    /** Whether a file of the project says it. */
    public boolean isInFile() {
        return isSet() && !source.equals(VARIABLE);
    }

    /** Whether somebody said it, and did not say no. */
    boolean isOn() {
        return value != null && !OFF.contains(value.toLowerCase(Locale.ROOT));
    }
}
