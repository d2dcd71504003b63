package dev.loki.cli;

/** Text from files, made harmless for a terminal. */
final class Printable {

    private Printable() {}

    /** One line in which every control and format character, those that turn the direction of text included, is a visible
     * escape. */
    static String line(String text) {
        StringBuilder line = new StringBuilder(text.length());
        text.chars().forEach(c -> {
            if (Character.isISOControl(c) || Character.getType(c) == Character.FORMAT) {
                line.append(String.format("\\u%04x", c));
            } else {
                line.append((char) c);
            }
        });
        return line.toString();
    }
}
