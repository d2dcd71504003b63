package dev.loki.domain.merkle;

import java.util.ArrayList;
import java.util.List;

/**
 * What must be kept of a tree to go on adding leaves: the roots of its perfect subtrees, largest first, one for each bit
 * that is set in its size. At most 63 hashes. Not thread-safe.
 */
public final class CompactRange {

    private long size;
    private final List<MerkleHash> peaks;

    private CompactRange(long size, List<MerkleHash> peaks) {
        this.size = size;
        this.peaks = peaks;
    }

    /** A tree without leaves. */
    public static CompactRange empty() {
        return new CompactRange(0, new ArrayList<>());
    }

    /**
     * A tree of which this was kept.
     *
     * @throws IllegalArgumentException where a tree of the size has another number of peaks
     */
    public static CompactRange of(long size, List<MerkleHash> peaks) {
        if (size < 0 || Long.bitCount(size) != peaks.size()) {
            throw new IllegalArgumentException(
                    "a tree of " + size + " leaves has " + Long.bitCount(size) + " peaks, not " + peaks.size());
        }
        return new CompactRange(size, new ArrayList<>(peaks));
    }

    /** Adds a leaf at the right. */
    public void add(MerkleHash leaf) {
        MerkleHash node = leaf;
        for (long full = size; (full & 1) == 1; full >>>= 1) {
            node = MerkleHash.ofNode(peaks.remove(peaks.size() - 1), node);
        }
        peaks.add(node);
        size++;
    }

    /** How many leaves there are. */
    public long size() {
        return size;
    }

    /** The roots of the perfect subtrees, from left to right. */
    public List<MerkleHash> peaks() {
        return List.copyOf(peaks);
    }

    /** The root of the tree (RFC 6962, section 2.1). */
    public MerkleHash root() {
        if (peaks.isEmpty()) {
            return MerkleHash.OF_NOTHING;
        }
        MerkleHash root = peaks.get(peaks.size() - 1);
        for (int i = peaks.size() - 2; i >= 0; i--) {
            root = MerkleHash.ofNode(peaks.get(i), root);
        }
        return root;
    }

    /** A copy that grows by itself. */
    public CompactRange copy() {
        return new CompactRange(size, new ArrayList<>(peaks));
    }
}
