package dev.loki.application.compliance;

/**
 * Where a population stands in the chain: the lines from its first entry to its last, those in between that are not of it
 * included, because a link leads over each of them.
 *
 * @param offset where the first of them starts
 * @param firstLine its number, from 0
 * @param lines how many there are
 */
public record Extent(long offset, long firstLine, long lines) {

    /** The extent of a population without entries. */
    static final Extent NONE = new Extent(0, 0, 0);

    boolean isEmpty() {
        return lines == 0;
    }

    long lastLine() {
        return firstLine + lines - 1;
    }
}
