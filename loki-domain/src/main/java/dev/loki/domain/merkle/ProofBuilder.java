package dev.loki.domain.merkle;

import java.util.ArrayList;
import java.util.List;

/**
 * Makes a proof while the leaves pass by, once and in their order, in memory that does not grow with the tree. Not
 * thread-safe.
 */
public final class ProofBuilder {

    private final List<Subtree> subtrees;
    private final List<CompactRange> hashes = new ArrayList<>();
    private final CompactRange known;
    private final CompactRange whole;
    private final long size;

    private ProofBuilder(List<Subtree> subtrees, CompactRange known, long size) {
        this.subtrees = subtrees;
        this.known = known;
        this.whole = known.copy();
        this.size = size;
        subtrees.forEach(subtree -> hashes.add(CompactRange.empty()));
    }

    /**
     * For a proof that a tree of the size holds the leaf at the index. All its leaves must pass by.
     *
     * @throws IllegalArgumentException where the tree has no such leaf
     */
    public static ProofBuilder ofInclusion(long index, long size) {
        if (index < 0 || index >= size) {
            throw new IllegalArgumentException("a tree of " + size + " leaves has no leaf " + index);
        }
        return new ProofBuilder(Subtree.besidePath(index, size), CompactRange.empty(), size);
    }

    /**
     * For a proof that a tree of the new size begins with the one of the old size. All its leaves must pass by.
     *
     * @throws IllegalArgumentException where the old size is negative or above the new one
     */
    public static ProofBuilder ofConsistency(long oldSize, long newSize) {
        if (oldSize < 0 || oldSize > newSize) {
            throw new IllegalArgumentException("a tree of " + newSize + " leaves did not grow from " + oldSize);
        }
        return new ProofBuilder(Subtree.ofBoth(oldSize, newSize), CompactRange.empty(), newSize);
    }

    /** As {@link #ofConsistency(long, long)}, where the old tree is known: only the leaves after it must pass by. */
    public static ProofBuilder ofConsistency(CompactRange old, long newSize) {
        if (old.size() > newSize) {
            throw new IllegalArgumentException("a tree of " + newSize + " leaves did not grow from " + old.size());
        }
        return new ProofBuilder(Subtree.ofBoth(old.size(), newSize), old.copy(), newSize);
    }

    /** Takes the next leaf; those beyond the size are passed over. */
    public void add(MerkleHash leaf) {
        long index = whole.size();
        if (index == size) {
            return;
        }
        whole.add(leaf);
        for (int i = 0; i < subtrees.size(); i++) {
            if (index >= subtrees.get(i).start() && index < subtrees.get(i).end()) {
                hashes.get(i).add(leaf);
            }
        }
    }

    /** The next leaf that is wanted, from 0; the size where all have passed by. */
    public long next() {
        return whole.size();
    }

    /**
     * The root of the tree.
     *
     * @throws IllegalStateException where leaves are missing
     */
    public MerkleHash root() {
        requireComplete();
        return whole.root();
    }

    /**
     * The proof's hashes in RFC 6962's order.
     *
     * @throws IllegalStateException where leaves are missing
     */
    public List<MerkleHash> path() {
        requireComplete();
        List<MerkleHash> path = new ArrayList<>();
        for (int i = 0; i < subtrees.size(); i++) {
            boolean isOld = subtrees.get(i).end() <= known.size();
            path.add(isOld ? peak(subtrees.get(i).start()) : hashes.get(i).root());
        }
        return path;
    }

    /** What a proof names of the old tree are its peaks, each of which starts where those before it end. */
    private MerkleHash peak(long start) {
        return known.peaks().get(Long.bitCount(start));
    }

    private void requireComplete() {
        if (whole.size() != size) {
            throw new IllegalStateException("only " + whole.size() + " of " + size + " leaves were seen");
        }
    }
}
