package dev.loki.application.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.contracts.checkpoint.InMemoryCheckpointStore;
import dev.loki.domain.checkpoint.Checkpoint;
import dev.loki.domain.merkle.MerkleHash;
import dev.loki.domain.note.SignedNote;
import dev.loki.domain.note.SignerKey;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WitnessedLinesTest {

    private final SignerKey own = key(1);
    private final SignerKey witness = key(2);
    private final InMemoryCheckpointStore store = new InMemoryCheckpointStore();
    private final Set<String> file = new HashSet<>();

    private final WitnessedLines lines = new WitnessedLines(
            store, List.of(WitnessedLines.cosignedBy(witness.verifier()), WitnessedLines.keptAmong(() -> file)));

    @Test
    void theWitnessThatKnowsLeastIsTheOneThatCounts() {
        assertThat(lines.getAsLong()).isZero();
        SignedNote five = sign(5, own, witness);
        SignedNote nine = sign(9, own);
        store.append(five);
        store.append(nine);
        file.add(nine.text());
        assertThat(lines.getAsLong()).isEqualTo(5);
        file.clear();
        assertThat(lines.getAsLong()).isZero();
    }

    @Test
    void whatAWitnessKeepsOfAnotherChainDoesNotCount() {
        store.append(sign(5, own, witness));
        file.add(sign(7, own).text());
        assertThat(lines.getAsLong()).isZero();
    }

    private static SignedNote sign(long size, SignerKey... keys) {
        MerkleHash root = MerkleHash.OF_NOTHING;
        return SignedNote.sign(Checkpoint.of("example.com/chain", size, root).text(), Arrays.asList(keys));
    }

    private static SignerKey key(int seed) {
        byte[] bytes = new byte[SignerKey.SEED_LENGTH];
        Arrays.fill(bytes, (byte) seed);
        return SignerKey.of("example.com/" + seed, bytes);
    }
}
