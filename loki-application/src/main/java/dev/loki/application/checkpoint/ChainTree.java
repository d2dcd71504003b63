package dev.loki.application.checkpoint;

import dev.loki.domain.checkpoint.Checkpoint;
import dev.loki.domain.merkle.CompactRange;
import dev.loki.domain.merkle.ConsistencyProof;
import dev.loki.domain.merkle.InclusionProof;
import dev.loki.domain.merkle.MerkleHash;
import dev.loki.domain.merkle.ProofBuilder;
import dev.loki.ports.checkpoint.ChainLines;
import dev.loki.ports.checkpoint.ChainPosition;
import dev.loki.ports.checkpoint.CheckpointException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

/** The Merkle tree over the lines of a chain, computed while they are read. Thread-safe. */
public final class ChainTree {

    private static final String OWN_ORIGIN = "loki/agent-chain/";
    private static final int ORIGIN_DIGITS = 16;

    private final ChainLines lines;

    public ChainTree(ChainLines lines) {
        this.lines = lines;
    }

    /**
     * Goes on from a position to the end of what is durable.
     *
     * @throws CheckpointException where what follows are not the chain's next lines
     */
    ChainPosition grow(ChainPosition from) {
        return grow(from, Long.MAX_VALUE, lines.settled());
    }

    /**
     * The position at a checkpoint, computed from the first line on.
     *
     * @throws CheckpointException where the chain is shorter, or is another than the checkpoint says
     */
    ChainPosition upTo(Checkpoint checkpoint) {
        ChainPosition position = grow(ChainPosition.START, checkpoint.size(), Long.MAX_VALUE);
        if (position.size() < checkpoint.size() || !position.range().root().equals(checkpoint.root())) {
            throw new CheckpointException(
                    "the chain does not hold what its last checkpoint signed, " + checkpoint.size()
                            + " lines: it was cut or changed; see `loki audit verify`",
                    null);
        }
        return position;
    }

    private ChainPosition grow(ChainPosition from, long size, long limit) {
        CompactRange range = from.range();
        AtomicReference<ChainPosition> end = new AtomicReference<>(from);
        if (range.size() < size) {
            lines.read(from.offset(), (line, next) -> {
                if (next > limit) {
                    return false;
                }
                requireNumber(line, range.size());
                MerkleHash leaf = MerkleHash.ofLeaf(line);
                range.add(leaf);
                end.set(new ChainPosition(range.size(), next - line.length - 1, next, leaf, range.peaks()));
                return range.size() < size;
            });
        }
        return Objects.requireNonNull(end.get());
    }

    /** Whether the last line of a position still stands where it was. */
    boolean holds(ChainPosition position) {
        AtomicBoolean holds = new AtomicBoolean();
        lines.read(position.lastLine(), (line, next) -> {
            holds.set(next == position.offset() && MerkleHash.ofLeaf(line).equals(position.lastLeaf()));
            return false;
        });
        return holds.get();
    }

    /**
     * What a chain is called that nobody named: by its first line, so that no other has its name.
     *
     * @throws CheckpointException where the chain has no lines
     */
    public String origin() {
        List<String> origin = new ArrayList<>();
        lines.read(0, (line, next) -> {
            origin.add(originOf(line));
            return false;
        });
        if (origin.isEmpty()) {
            throw new CheckpointException("the chain has no entries yet", null);
        }
        return origin.get(0);
    }

    static String originOf(byte[] firstLine) {
        return OWN_ORIGIN + MerkleHash.ofLeaf(firstLine).toHex().substring(0, ORIGIN_DIGITS);
    }

    static boolean isOwn(String origin) {
        return origin.startsWith(OWN_ORIGIN);
    }

    /** Proves that the first lines hold the line of this number. */
    InclusionProof inclusion(long seq, long size) {
        ProofBuilder builder = ProofBuilder.ofInclusion(seq, size);
        fill(builder, 0, size);
        return new InclusionProof(seq, size, builder.path());
    }

    /** Proves that the first lines begin with fewer; reads from a position that is known where that is the older size. */
    ConsistencyProof consistency(long oldSize, long newSize, ChainPosition known) {
        boolean goesOn = known.size() == oldSize;
        ProofBuilder builder = goesOn
                ? ProofBuilder.ofConsistency(known.range(), newSize)
                : ProofBuilder.ofConsistency(oldSize, newSize);
        fill(builder, goesOn ? known.offset() : 0, newSize);
        return new ConsistencyProof(oldSize, newSize, builder.path());
    }

    private void fill(ProofBuilder builder, long offset, long size) {
        if (builder.next() < size) {
            lines.read(offset, (line, next) -> {
                builder.add(MerkleHash.ofLeaf(line));
                return builder.next() < size;
            });
        }
        if (builder.next() < size) {
            throw new CheckpointException("the chain has only " + builder.next() + " lines, not " + size, null);
        }
    }

    /** A position that somebody changed would lead to other lines; each of ours says its number first. */
    private static void requireNumber(byte[] line, long expected) {
        byte[] start = ("{\"seq\":" + expected + ",").getBytes(StandardCharsets.UTF_8);
        if (line.length < start.length || Arrays.mismatch(line, 0, start.length, start, 0, start.length) >= 0) {
            throw new CheckpointException(
                    "line " + (expected + 1) + " of the chain does not say seq " + expected
                            + "; no checkpoint is made of it; see `loki audit verify`",
                    null);
        }
    }
}
