package dev.loki.cli;

import dev.loki.domain.compliance.format.VisibleText;

/** Text from files, made harmless for a terminal. */
final class Printable {

    private Printable() {}

    /** One line in which nothing is hidden; see {@link VisibleText}. */
    static String line(String text) {
        return VisibleText.of(text);
    }
}
