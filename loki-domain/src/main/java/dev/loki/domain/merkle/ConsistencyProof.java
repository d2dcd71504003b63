package dev.loki.domain.merkle;

import java.util.ArrayList;
import java.util.List;

/**
 * A proof that a tree begins with an older one: that nothing of it was changed or taken away (RFC 6962, section 2.1.2).
 *
 * @param oldSize how many leaves the older tree has
 * @param newSize how many the newer one has
 * @param path the hashes of subtrees of both
 */
public record ConsistencyProof(long oldSize, long newSize, List<MerkleHash> path) {

    public ConsistencyProof {
        path = List.copyOf(path);
    }

    /** Whether this shows that the tree with the new root begins with the one that has the old root (RFC 9162, 2.1.4.2). */
    public boolean proves(MerkleHash oldRoot, MerkleHash newRoot) {
        if (oldSize < 0 || oldSize > newSize) {
            return false;
        }
        if (oldSize == newSize) {
            return path.isEmpty() && oldRoot.equals(newRoot);
        }
        if (oldSize == 0) {
            return path.isEmpty() && oldRoot.equals(MerkleHash.OF_NOTHING);
        }
        return !path.isEmpty() && climb(withOldRootWhereItIsANode(oldRoot), oldRoot, newRoot);
    }

    /** A proof leaves out the old root where the old tree is perfect, and so is itself a node of the new one. */
    private List<MerkleHash> withOldRootWhereItIsANode(MerkleHash oldRoot) {
        List<MerkleHash> nodes = new ArrayList<>(path);
        if (Long.bitCount(oldSize) == 1) {
            nodes.add(0, oldRoot);
        }
        return nodes;
    }

    private boolean climb(List<MerkleHash> nodes, MerkleHash oldRoot, MerkleHash newRoot) {
        int perfectLevels = Long.numberOfTrailingZeros(oldSize);
        long node = (oldSize - 1) >>> perfectLevels;
        long last = (newSize - 1) >>> perfectLevels;
        MerkleHash oldHash = nodes.get(0);
        MerkleHash newHash = nodes.get(0);
        for (MerkleHash beside : nodes.subList(1, nodes.size())) {
            if (last == 0) {
                return false;
            }
            if ((node & 1) == 1 || node == last) {
                oldHash = MerkleHash.ofNode(beside, oldHash);
                newHash = MerkleHash.ofNode(beside, newHash);
                int levelsWithoutSibling = (node & 1) == 1 ? 0 : Long.numberOfTrailingZeros(node);
                node >>>= levelsWithoutSibling;
                last >>>= levelsWithoutSibling;
            } else {
                newHash = MerkleHash.ofNode(newHash, beside);
            }
            node >>>= 1;
            last >>>= 1;
        }
        return last == 0 && oldHash.equals(oldRoot) && newHash.equals(newRoot);
    }
}
