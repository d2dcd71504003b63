package dev.loki.adapter.github.comment;

import dev.loki.domain.digest.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * A line that readers do not see, by which a text of ours is found again. It stands first, where neither an open fence nor a
 * cut can hide it, and where no quoted text can put another.
 *
 * @param line an HTML comment
 */
public record Marker(String line) {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9-]{1,100}");

    /**
     * Of one of our texts that has a name.
     *
     * @throws IllegalArgumentException where the name holds more than letters, digits and {@code -}
     */
    public static Marker named(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("the name of a comment is 1 to 100 letters, digits and '-'");
        }
        return new Marker("<!-- loki:" + name + " -->");
    }

    /** Of an operation, whatever it is called. */
    public static Marker ofOperation(String operation) {
        return new Marker("<!-- loki:op=" + digest(operation) + " -->");
    }

    /** What stands for a text of any length in names and markers. */
    public static String digest(String text) {
        return Sha256.hex(text.getBytes(StandardCharsets.UTF_8)).substring(0, 32);
    }

    /** Whether the text begins with it. */
    public boolean marks(String text) {
        return text.startsWith(line);
    }
}
