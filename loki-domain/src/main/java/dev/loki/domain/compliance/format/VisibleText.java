package dev.loki.domain.compliance.format;

import java.util.Set;

/** Text from anywhere, in which nothing is hidden. */
public final class VisibleText {

    private static final Set<Byte> INVISIBLE = Set.of(
            Character.CONTROL,
            Character.FORMAT,
            Character.LINE_SEPARATOR,
            Character.PARAGRAPH_SEPARATOR,
            Character.SURROGATE);

    private VisibleText() {}

    /**
     * One line in which a visible escape stands for every control, format and line-ending character, those that turn the
     * direction of text included, and for half a surrogate pair.
     */
    public static String of(String text) {
        StringBuilder line = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            if (INVISIBLE.contains((byte) Character.getType(c))) {
                line.append(String.format(Character.isBmpCodePoint(c) ? "\\u%04x" : "\\u{%x}", c));
            } else {
                line.appendCodePoint(c);
            }
        });
        return line.toString();
    }
}
