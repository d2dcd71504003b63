package dev.loki.ports.checkpoint;

import dev.loki.domain.merkle.ConsistencyProof;
import dev.loki.domain.note.NoteSignature;
import dev.loki.domain.note.SignedNote;
import java.util.List;

/** Somebody elsewhere who is shown checkpoints, so that what they say cannot be taken back. */
public interface Witness {

    /**
     * Shows a checkpoint.
     *
     * @param previousSize the size of the checkpoint before, which the witness has likely seen; 0 where there is none
     * @param proofs proves what the witness wants proven
     * @return the signatures the witness gave and that were verified; empty for one that gives none
     * @throws WitnessException where it was not taken; it may be shown again, or the next one instead
     */
    List<NoteSignature> show(SignedNote checkpoint, long previousSize, Proofs proofs) throws WitnessException;

    /** Proves that the checkpoint that is shown grew from an earlier tree. */
    @FunctionalInterface
    interface Proofs {

        /**
         * The proof from a tree of an earlier size.
         *
         * @param oldSize from 0 to the size of the checkpoint
         */
        ConsistencyProof from(long oldSize);
    }
}
