package dev.loki.contracts.checkpoint;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.loki.domain.checkpoint.Checkpoint;
import dev.loki.domain.merkle.CompactRange;
import dev.loki.domain.merkle.ConsistencyProof;
import dev.loki.domain.merkle.MerkleHash;
import dev.loki.domain.merkle.ProofBuilder;
import dev.loki.domain.note.NoteSignature;
import dev.loki.domain.note.SignedNote;
import dev.loki.domain.note.SignerKey;
import dev.loki.domain.note.VerifierKey;
import dev.loki.ports.checkpoint.Witness;
import dev.loki.ports.checkpoint.WitnessException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every {@link Witness} does. */
public abstract class WitnessContract {

    /** The chain that is witnessed. */
    protected static final String ORIGIN = "example.com/audit";

    /** The key that signs its checkpoints. */
    protected static final SignerKey KEY = SignerKey.of(ORIGIN, new byte[SignerKey.SEED_LENGTH]);

    /** A witness that has seen nothing yet. */
    protected abstract Witness witness() throws Exception;

    /** The key that the witness signs with; none for one that does not sign. */
    protected abstract List<VerifierKey> keys() throws Exception;

    /** Makes the witness one that can no longer be reached. */
    protected abstract void takeDown() throws Exception;

    @Test
    void whateverItSignsFitsTheCheckpoint() throws Exception {
        List<NoteSignature> given = show(witness(), 5, 0);
        assertThat(given).hasSize(keys().size());
        assertThat(note(5).with(given).verifiedBy(keys())).hasSize(keys().size());
    }

    @Test
    void whatGrewIsTaken() throws Exception {
        Witness witness = witness();
        show(witness, 5, 0);
        assertThat(show(witness, 13, 5)).hasSize(keys().size());
    }

    @Test
    void aCheckpointMayBeShownAgain() throws Exception {
        Witness witness = witness();
        show(witness, 5, 0);
        assertThat(show(witness, 5, 5)).hasSize(keys().size());
    }

    @Test
    void oneThatItDidNotSeeMayBeLeftOut() throws Exception {
        Witness witness = witness();
        show(witness, 5, 0);
        assertThat(show(witness, 20, 13)).hasSize(keys().size());
    }

    @Test
    void oneThatIsAwaySaysSoInOneLine() throws Exception {
        Witness witness = witness();
        takeDown();
        assertThatExceptionOfType(WitnessException.class)
                .isThrownBy(() -> show(witness, 5, 0))
                .satisfies(e -> assertThat(e.getMessage()).isNotBlank().hasLineCount(1));
    }

    private static List<NoteSignature> show(Witness witness, int size, long previousSize) throws WitnessException {
        return witness.show(note(size), previousSize, oldSize -> proof(oldSize, size));
    }

    private static SignedNote note(int size) {
        CompactRange range = CompactRange.empty();
        for (int i = 0; i < size; i++) {
            range.add(leaf(i));
        }
        return SignedNote.sign(Checkpoint.of(ORIGIN, size, range.root()).text(), List.of(KEY));
    }

    private static ConsistencyProof proof(long oldSize, int size) {
        ProofBuilder builder = ProofBuilder.ofConsistency(oldSize, size);
        for (int i = 0; i < size; i++) {
            builder.add(leaf(i));
        }
        return new ConsistencyProof(oldSize, size, builder.path());
    }

    private static MerkleHash leaf(int i) {
        return MerkleHash.ofLeaf(Integer.toString(i).getBytes(UTF_8));
    }
}
