package dev.loki.cli;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Text from files, made harmless for a terminal. */
final class Printable {

    private static final Set<Integer> INVISIBLE = Stream.of(
                    Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE)
            .map(Byte::intValue)
            .collect(Collectors.toUnmodifiableSet());

    private Printable() {}

    /**
     * One line in which a visible escape stands for every control, format and line-ending character, those that turn the
     * direction of text included, and for half a surrogate pair.
     */
    static String line(String text) {
        StringBuilder line = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            if (INVISIBLE.contains(Character.getType(c))) {
                line.append(String.format(Character.isBmpCodePoint(c) ? "\\u%04x" : "\\u{%x}", c));
            } else {
                line.appendCodePoint(c);
            }
        });
        return line.toString();
    }
}
