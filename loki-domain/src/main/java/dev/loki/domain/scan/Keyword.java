package dev.loki.domain.scan;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What the automaton looks for: a short sequence of bytes, each out of a set. Where it stands, and only there, a
 * verifier looks closer.
 *
 * @param bytes one to 64 sets
 */
record Keyword(List<ByteSet> bytes) {

    static final int LONGEST = 64;

    /** Stands before every line, the first included. */
    static final Keyword LINE_BREAK = exact("\n");

    Keyword {
        bytes = List.copyOf(bytes);
        if (bytes.isEmpty() || bytes.size() > LONGEST) {
            throw new IllegalArgumentException("a keyword has 1 to " + LONGEST + " bytes, this one " + bytes.size());
        }
    }

    /** A text in this case. */
    static Keyword exact(String text) {
        return new Keyword(text.chars().mapToObj(c -> ByteSet.of((char) c)).toList());
    }

    /** A text in any mixture of cases. */
    static Keyword folded(String text) {
        return new Keyword(text.chars().mapToObj(c -> ByteSet.folded((char) c)).collect(Collectors.toList()));
    }

    /** The fixed part of a shape. */
    static Keyword of(List<Element> elements) {
        return new Keyword(elements.stream()
                .flatMap(element -> IntStream.range(0, element.least()).mapToObj(i -> element.set()))
                .toList());
    }

    /** Where this one stands behind a byte of a set; the text begins behind a line break. */
    Keyword behind(ByteSet before) {
        List<ByteSet> longer = new ArrayList<>(List.of(before));
        longer.addAll(bytes);
        return new Keyword(longer);
    }

    /** One of the texts that it stands for, in characters of ISO 8859-1. */
    String spelling() {
        StringBuilder spelling = new StringBuilder();
        bytes.forEach(set -> spelling.append((char) set.last()));
        return spelling.toString();
    }

    int length() {
        return bytes.size();
    }
}
