package dev.loki.domain.scan;

/**
 * A stretch of the text.
 *
 * @param start the first byte
 * @param end behind the last byte
 */
record Span(int start, int end) {

    int length() {
        return end - start;
    }

    boolean overlaps(Span other) {
        return start < other.end && other.start < end;
    }
}
