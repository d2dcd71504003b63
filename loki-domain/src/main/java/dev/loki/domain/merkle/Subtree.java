package dev.loki.domain.merkle;

import java.util.ArrayList;
import java.util.List;

/**
 * The leaves from {@code start} up to, not including, {@code end}, whose root a proof names.
 *
 * @param start the index of the first leaf, from 0
 * @param end beyond the start
 */
record Subtree(long start, long end) {

    /** PATH(m, D[n]) of RFC 6962, section 2.1.1: what is beside the way from a leaf to the root, the leaf's sibling first. */
    static List<Subtree> besidePath(long index, long size) {
        List<Subtree> beside = new ArrayList<>();
        new Subtree(0, size).collectBeside(index, beside);
        return beside;
    }

    /** PROOF(m, D[n]) of RFC 6962, section 2.1.2: what an old tree and a newer one are made of. */
    static List<Subtree> ofBoth(long oldSize, long newSize) {
        List<Subtree> parts = new ArrayList<>();
        if (oldSize > 0 && oldSize < newSize) {
            new Subtree(0, newSize).collectBoth(oldSize, parts);
        }
        return parts;
    }

    private void collectBeside(long index, List<Subtree> beside) {
        if (end - start == 1) {
            return;
        }
        Subtree near = index < middle() ? left() : right();
        near.collectBeside(index, beside);
        beside.add(index < middle() ? right() : left());
    }

    /** A subtree that ends where the old tree ends is named, unless it is the old tree itself, whose root is known. */
    private void collectBoth(long oldSize, List<Subtree> parts) {
        if (end == oldSize) {
            if (start > 0) {
                parts.add(this);
            }
        } else if (oldSize <= middle()) {
            left().collectBoth(oldSize, parts);
            parts.add(right());
        } else {
            right().collectBoth(oldSize, parts);
            parts.add(left());
        }
    }

    private Subtree left() {
        return new Subtree(start, middle());
    }

    private Subtree right() {
        return new Subtree(middle(), end);
    }

    /** The left part is the largest perfect tree that leaves something for the right. */
    private long middle() {
        return start + Long.highestOneBit(end - start - 1);
    }
}
