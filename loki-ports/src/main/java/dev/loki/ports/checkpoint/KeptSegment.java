package dev.loki.ports.checkpoint;

import dev.loki.domain.audit.ChainVerdict;
import dev.loki.domain.note.SignedNote;
import dev.loki.ports.audit.VerifyProgress;
import java.util.List;

/** An older segment of the chain, kept as it was when an operator began the next one. Implementations are thread-safe. */
public interface KeptSegment {

    /** The name of its file, without a folder. */
    String name();

    /**
     * Checks its lines, and measures the file.
     *
     * @throws CheckpointException where it cannot be read
     */
    Contents check(VerifyProgress progress);

    /** Its lines. */
    ChainLines lines();

    /**
     * The checkpoints beside it, oldest first; none where there are none.
     *
     * @throws CheckpointException where they cannot be read
     */
    List<SignedNote> checkpoints();

    /**
     * What the file holds.
     *
     * @param length in bytes
     * @param sha256 of all of it, in bare lower-case hex
     * @param verdict on its lines
     */
    record Contents(long length, String sha256, ChainVerdict verdict) {}
}
