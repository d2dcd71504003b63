package dev.loki.ports.checkpoint;

import dev.loki.domain.merkle.CompactRange;
import dev.loki.domain.merkle.MerkleHash;
import java.util.List;

/**
 * How far the chain's tree was computed, so that it need not be computed again from the start. Nothing more than a hint:
 * it is believed where its root is one that was signed, and its last line is where it was.
 *
 * @param size how many lines
 * @param lastLine where in the file the last of them starts
 * @param offset where the next one starts
 * @param lastLeaf the hash of the last of them
 * @param peaks what is kept of the tree, as {@link CompactRange#peaks()} gives it
 */
public record ChainPosition(long size, long lastLine, long offset, MerkleHash lastLeaf, List<MerkleHash> peaks) {

    /** Before the first line. */
    public static final ChainPosition START = new ChainPosition(0, 0, 0, MerkleHash.OF_NOTHING, List.of());

    /** @throws IllegalArgumentException where a tree of the size has other peaks, or the offsets are in no order */
    public ChainPosition {
        peaks = List.copyOf(peaks);
        if (lastLine < 0 || offset < lastLine || CompactRange.of(size, peaks).size() != size) {
            throw new IllegalArgumentException("the offsets are not negative, and in order");
        }
    }

    /** The tree, to go on with. */
    public CompactRange range() {
        return CompactRange.of(size, peaks);
    }
}
