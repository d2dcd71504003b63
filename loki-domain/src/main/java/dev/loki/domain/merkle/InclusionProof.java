package dev.loki.domain.merkle;

import java.util.List;

/**
 * A proof that a tree holds a leaf (RFC 6962, section 2.1.1).
 *
 * @param index the leaf's place, from 0
 * @param size how many leaves the tree has
 * @param path the hashes beside the way from the leaf to the root, the leaf's sibling first
 */
public record InclusionProof(long index, long size, List<MerkleHash> path) {

    public InclusionProof {
        path = List.copyOf(path);
    }

    /** Whether this shows that the tree with this root has this leaf at the index (RFC 9162, section 2.1.3.2). */
    public boolean proves(MerkleHash leaf, MerkleHash root) {
        if (index < 0 || index >= size) {
            return false;
        }
        long node = index;
        long last = size - 1;
        MerkleHash hash = leaf;
        for (MerkleHash beside : path) {
            if (last == 0) {
                return false;
            }
            if ((node & 1) == 1 || node == last) {
                hash = MerkleHash.ofNode(beside, hash);
                int levelsWithoutSibling = (node & 1) == 1 ? 0 : Long.numberOfTrailingZeros(node);
                node >>>= levelsWithoutSibling;
                last >>>= levelsWithoutSibling;
            } else {
                hash = MerkleHash.ofNode(hash, beside);
            }
            node >>>= 1;
            last >>>= 1;
        }
        return last == 0 && hash.equals(root);
    }
}
