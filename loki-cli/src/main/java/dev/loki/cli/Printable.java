package dev.loki.cli;

/** Text from files, made harmless for a terminal. */
final class Printable {

    private Printable() {}

    /** One line in which every control character is a visible escape. */
    static String line(String text) {
        StringBuilder line = new StringBuilder(text.length());
        text.chars().forEach(c -> {
            if (Character.isISOControl(c)) {
                line.append(String.format("\\u%04x", c));
            } else {
                line.append((char) c);
            }
        });
        return line.toString();
    }
}
