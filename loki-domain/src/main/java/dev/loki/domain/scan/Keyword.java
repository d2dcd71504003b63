package dev.loki.domain.scan;

import java.util.ArrayList;
import java.util.List;

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

    /** Written out, as what Java makes of a record by itself costs every process tens of milliseconds. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Keyword keyword && bytes.equals(keyword.bytes);
    }

    @Override
    public int hashCode() {
        return bytes.hashCode();
    }

    /** A text in this case. */
    static Keyword exact(String text) {
        ByteSet[] bytes = new ByteSet[text.length()];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = ByteSet.of(text.charAt(i));
        }
        return new Keyword(List.of(bytes));
    }

    /** A text in any mixture of cases. */
    static Keyword folded(String text) {
        ByteSet[] bytes = new ByteSet[text.length()];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = ByteSet.folded(text.charAt(i));
        }
        return new Keyword(List.of(bytes));
    }

    /** These texts, in any mixture of cases. */
    static List<Keyword> folded(List<String> texts) {
        List<Keyword> keywords = new ArrayList<>();
        for (String text : texts) {
            keywords.add(folded(text));
        }
        return keywords;
    }

    /** The fixed part of a shape. */
    static Keyword of(Element[] elements) {
        List<ByteSet> bytes = new ArrayList<>();
        for (Element element : elements) {
            for (int i = 0; i < element.least(); i++) {
                bytes.add(element.set());
            }
        }
        return new Keyword(bytes);
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
