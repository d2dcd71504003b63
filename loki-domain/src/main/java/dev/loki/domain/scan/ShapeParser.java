package dev.loki.domain.scan;

import java.util.ArrayList;
import java.util.List;

/** Reads the notation of {@link Shape}. */
final class ShapeParser {

    private final String notation;
    private final List<Element> elements = new ArrayList<>();
    private int at;
    private int anchorFrom;
    private int anchorTo;

    ShapeParser(String notation) {
        this.notation = notation;
    }

    Shape parse() {
        while (at < notation.length()) {
            char next = notation.charAt(at++);
            switch (next) {
                case '(' -> anchorFrom = elements.size();
                case ')' -> anchorTo = elements.size();
                case '[' -> add(ByteSet.of(upTo(']')));
                case '\\' -> add(ByteSet.of(notation.charAt(at++)));
                default -> add(ByteSet.of(next));
            }
        }
        if (anchorTo == 0) {
            anchorTo = leadingLiteral();
        }
        return new Shape(notation, elements, anchorFrom, anchorTo);
    }

    private void add(ByteSet set) {
        if (at < notation.length() && notation.charAt(at) == '{') {
            at++;
            String[] bounds = upTo('}').split(",", -1);
            elements.add(new Element(set, Integer.parseInt(bounds[0]), Integer.parseInt(bounds[bounds.length - 1])));
        } else {
            elements.add(new Element(set, 1, 1));
        }
    }

    private String upTo(char end) {
        int from = at;
        at = notation.indexOf(end, from) + 1;
        return notation.substring(from, at - 1);
    }

    private int leadingLiteral() {
        int length = 0;
        while (length < elements.size() && elements.get(length).set().single() >= 0) {
            length++;
        }
        return length;
    }
}
