package dev.loki.adapter.otlp.wire;

/**
 * How much a JSON text would come to as a tree, found out before there is one: a text of brackets takes a hundred times
 * its length.
 */
final class JsonExtent {

    /** The deepest nesting of objects and arrays. */
    static final int MAX_DEPTH = 64;

    /** The most objects, arrays and commas, which come to about 50 MB. */
    static final int MAX_PARTS = 500_000;

    private JsonExtent() {}

    /** @throws IllegalArgumentException where the text is deeper; a {@link TooManyPartsException} where it has more parts */
    static void check(byte[] text) {
        int depth = 0;
        int parts = 0;
        for (int i = 0; i < text.length; i++) {
            switch (text[i]) {
                case '"' -> i = endOfString(text, i + 1);
                case '{', '[' -> {
                    depth++;
                    parts++;
                }
                case '}', ']' -> depth--;
                case ',' -> parts++;
                default -> {
                    // of no weight
                }
            }
            if (depth > MAX_DEPTH) {
                throw new IllegalArgumentException("nested deeper than " + MAX_DEPTH + " levels");
            }
            if (parts > MAX_PARTS) {
                throw new TooManyPartsException(MAX_PARTS);
            }
        }
    }

    private static int endOfString(byte[] text, int from) {
        int i = from;
        while (i < text.length && text[i] != '"') {
            i += text[i] == '\\' ? 2 : 1;
        }
        return i;
    }
}
