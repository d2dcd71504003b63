package dev.loki.ports.checkpoint;

import dev.loki.domain.merkle.CompactRange;
import dev.loki.domain.merkle.MerkleHash;
import java.util.List;

/**
 * How far the chain's tree was computed, so that it need not be computed again from the start. Nothing more than a hint:
 * it is believed where its root is one that was signed.
 *
 * @param size how many lines
 * @param offset where in the file the next one starts
 * @param peaks what is kept of the tree, as {@link CompactRange#peaks()} gives it
 */
public record ChainPosition(long size, long offset, List<MerkleHash> peaks) {

    /** Before the first line. */
    public static final ChainPosition START = new ChainPosition(0, 0, List.of());

    /** @throws IllegalArgumentException where a tree of the size has other peaks, or the offset is negative */
    public ChainPosition {
        peaks = List.copyOf(peaks);
        if (offset < 0 || CompactRange.of(size, peaks).size() != size) {
            throw new IllegalArgumentException("the offset is not negative");
        }
    }

    /** The position after the lines of a tree. */
    public static ChainPosition of(CompactRange range, long offset) {
        return new ChainPosition(range.size(), offset, range.peaks());
    }

    /** The tree, to go on with. */
    public CompactRange range() {
        return CompactRange.of(size, peaks);
    }
}
