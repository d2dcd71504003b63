package dev.loki.cli.text;

import dev.loki.domain.compliance.format.VisibleText;

/** Text from files, made harmless for a terminal. */
public final class Printable {

    private Printable() {}

    /** One line in which nothing is hidden; see {@link VisibleText}. */
    public static String line(String text) {
        return VisibleText.of(text);
    }
}
