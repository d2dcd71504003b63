package dev.loki.application.checkpoint;

import dev.loki.domain.checkpoint.Checkpoint;
import dev.loki.domain.merkle.MerkleHash;
import dev.loki.domain.note.SignedNote;
import dev.loki.ports.checkpoint.ChainLines;
import dev.loki.ports.checkpoint.ChainPosition;
import dev.loki.ports.checkpoint.CheckpointException;
import dev.loki.ports.checkpoint.CheckpointStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Proofs that whoever has the verifier key can check without the chain. Thread-safe. */
public final class Proofs {

    private final ChainLines lines;
    private final ChainTree tree;
    private final CheckpointStore store;

    public Proofs(ChainLines lines, CheckpointStore store) {
        this.lines = lines;
        this.tree = new ChainTree(lines);
        this.store = store;
    }

    /**
     * Proves that a signed chain holds an entry, as a C2SP tlog-proof whose extra data is the entry's line.
     *
     * @param seq the entry
     * @param size the checkpoint to prove it with; null for the newest
     * @throws ProofRangeException where there is no such checkpoint, or it does not cover the entry
     * @throws CheckpointException where there is no checkpoint at all, or the chain cannot be read
     */
    public String inclusion(long seq, @Nullable Long size) {
        NavigableMap<Long, SignedNote> checkpoints = checkpoints();
        SignedNote note = size == null ? checkpoints.lastEntry().getValue() : named(checkpoints, size);
        long covered = Checkpoint.of(note).size();
        if (seq < 0 || seq >= covered) {
            throw new ProofRangeException("entry " + seq + " is not covered by the checkpoint of " + covered
                    + " entries; expected a seq from 0 to " + (covered - 1));
        }
        List<MerkleHash> path = tree.inclusion(seq, covered).path();
        String line = Base64.getEncoder().encodeToString(line(seq));
        return "c2sp.org/tlog-proof@v1\nextra " + line + "\nindex " + seq + "\n" + text(path) + "\n" + note;
    }

    /**
     * Proves that a signed chain only grew between two checkpoints.
     *
     * @throws ProofRangeException where there are no such checkpoints, or the older is the larger
     * @throws CheckpointException where there is no checkpoint at all, or the chain cannot be read
     */
    public String consistency(long oldSize, long newSize) {
        NavigableMap<Long, SignedNote> checkpoints = checkpoints();
        SignedNote older = named(checkpoints, oldSize);
        SignedNote newer = named(checkpoints, newSize);
        if (oldSize > newSize) {
            throw new ProofRangeException("expected the smaller size first: " + newSize + " " + oldSize);
        }
        List<MerkleHash> path =
                tree.consistency(oldSize, newSize, ChainPosition.START).path();
        return "loki/consistency-proof@v1\n" + text(path) + "\n" + older + "\n" + newer;
    }

    /** By size; of the same size the last, which has the witnesses' signatures. */
    private NavigableMap<Long, SignedNote> checkpoints() {
        NavigableMap<Long, SignedNote> checkpoints = new TreeMap<>();
        store.read(note -> checkpoints.put(Checkpoint.of(note).size(), note));
        if (checkpoints.isEmpty()) {
            throw new CheckpointException(
                    "there is no checkpoint to prove anything with; they are made where LOKI_AUDIT_SIGNING_KEY_FILE names a"
                            + " key",
                    null);
        }
        return checkpoints;
    }

    private static SignedNote named(NavigableMap<Long, SignedNote> checkpoints, long size) {
        SignedNote note = checkpoints.get(size);
        if (note != null) {
            return note;
        }
        Long below = checkpoints.floorKey(size);
        Long above = checkpoints.ceilingKey(size);
        throw new ProofRangeException("there is no checkpoint of " + size + " entries, there are "
                + checkpoints.size() + " of " + checkpoints.firstKey() + " to " + checkpoints.lastKey()
                + "; the nearest are of " + (below == null ? "" : below + (above == null ? "" : " and "))
                + (above == null ? "" : above));
    }

    private byte[] line(long seq) {
        AtomicLong number = new AtomicLong();
        List<byte[]> found = new ArrayList<>();
        lines.read(0, (line, end) -> {
            if (number.getAndIncrement() == seq) {
                found.add(line);
            }
            return found.isEmpty();
        });
        if (found.isEmpty()) {
            throw new CheckpointException("the chain has no line for entry " + seq, null);
        }
        return found.get(0);
    }

    private static String text(List<MerkleHash> path) {
        StringBuilder text = new StringBuilder();
        path.forEach(hash -> text.append(hash).append('\n'));
        return text.toString();
    }
}
