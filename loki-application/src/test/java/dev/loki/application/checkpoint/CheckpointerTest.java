package dev.loki.application.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.loki.contracts.checkpoint.InMemoryChainLines;
import dev.loki.contracts.checkpoint.InMemoryCheckpointStore;
import dev.loki.domain.checkpoint.Checkpoint;
import dev.loki.domain.merkle.CompactRange;
import dev.loki.domain.merkle.ConsistencyProof;
import dev.loki.domain.merkle.MerkleHash;
import dev.loki.domain.note.NoteSignature;
import dev.loki.domain.note.SignedNote;
import dev.loki.domain.note.SignerKey;
import dev.loki.ports.checkpoint.ChainLines;
import dev.loki.ports.checkpoint.ChainPosition;
import dev.loki.ports.checkpoint.CheckpointException;
import dev.loki.ports.checkpoint.Witness;
import dev.loki.ports.checkpoint.WitnessException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class CheckpointerTest {

    private final SignerKey key = key(1);
    private final InMemoryChainLines lines = new InMemoryChainLines();
    private final InMemoryCheckpointStore store = new InMemoryCheckpointStore();
    private final List<String> warnings = new ArrayList<>();

    @Test
    void anEmptyChainIsNotSigned() {
        assertThat(checkpointer(key).checkpoint()).isEmpty();
    }

    @Test
    void eachCheckpointHasTheRootOfTheChain() {
        for (int size : new int[] {1, 2, 7, 8, 30}) {
            lines.growTo(size);
            SignedNote note = checkpointer(key).checkpoint().orElseThrow();
            assertThat(note.verifiedBy(List.of(key.verifier()))).hasSize(1);
            assertThat(Checkpoint.of(note)).isEqualTo(Checkpoint.of(origin(), size, root(size)));
        }
        assertThat(checkpointer(key).checkpoint()).isEmpty();
    }

    @Test
    void aNewProcessGoesOnFromWhereTheLastOneWas() {
        lines.growTo(1_000);
        checkpointer(key).checkpoint();
        lines.growTo(1_003);
        AtomicLong read = new AtomicLong();
        ChainTree counting = new ChainTree(new CountingLines(lines, read));
        Checkpointer next = new Checkpointer(counting, store, key, null, List.of(), warnings::add);
        assertThat(next.checkpoint()).isPresent();
        assertThat(read.get())
                .as("the last line, the new ones, and the first for the name")
                .isEqualTo(1 + 3 + 1);
    }

    @Test
    void aPositionThatWasLostOrForgedIsComputedAgain() {
        lines.growTo(5);
        checkpointer(key).checkpoint();
        CompactRange forged = CompactRange.empty();
        for (int i = 0; i < 5; i++) {
            forged.add(MerkleHash.OF_NOTHING);
        }
        store.keep(new ChainPosition(5, 0, 0, MerkleHash.OF_NOTHING, forged.peaks()));
        lines.growTo(6);
        assertThat(Checkpoint.of(checkpointer(key).checkpoint().orElseThrow()).root())
                .isEqualTo(root(6));
    }

    @Test
    void aPositionThatLeadsToOtherLinesIsNotSigned() {
        lines.growTo(5);
        checkpointer(key).checkpoint();
        long end = InMemoryChainLines.line(0).length() + 1L;
        store.keep(
                new ChainPosition(5, 0, end, leaf(0), store.kept().orElseThrow().peaks()));
        assertThatExceptionOfType(CheckpointException.class)
                .isThrownBy(() -> checkpointer(key).checkpoint())
                .withMessageContaining("line 6 of the chain does not say seq 5");
    }

    @Test
    void aChainThatDoesNotHoldWhatWasSignedIsNotSignedAgain() {
        lines.growTo(5);
        checkpointer(key).checkpoint();
        lines.cutTo(4);
        assertThatExceptionOfType(CheckpointException.class)
                .isThrownBy(() -> checkpointer(key).checkpoint())
                .withMessageContaining("it was cut or changed");
        lines.growTo(5);
        lines.change(4, "{\"seq\":4,\"changed\":true}");
        lines.growTo(6);
        assertThatExceptionOfType(CheckpointException.class)
                .isThrownBy(() -> checkpointer(key).checkpoint())
                .withMessageContaining("it was cut or changed");
    }

    @Test
    void whatSomethingSpeaksAgainstIsOnlySignedWhereAnOperatorAcknowledgesIt() {
        lines.growTo(2);
        Checkpointer heeding =
                checkpointer(key).heeding((origin, signed) -> Optional.of(origin + " after " + signed + ": no"));
        String no = origin() + " after 0: no";
        assertThatExceptionOfType(CheckpointException.class)
                .isThrownBy(heeding::checkpoint)
                .withMessage(no);
        assertThatExceptionOfType(CheckpointException.class)
                .isThrownBy(heeding::sign)
                .withMessage(no);
        assertThat(store.notes()).isEmpty();
        assertThat(heeding.signAcknowledging(Map.of("another", 5L))).isPresent();
    }

    @Test
    void anotherKeyDoesNotGoOnBeforeTheHandOver() {
        lines.growTo(2);
        checkpointer(key).checkpoint();
        lines.growTo(3);
        assertThatExceptionOfType(CheckpointException.class)
                .isThrownBy(() -> checkpointer(key(2)).checkpoint())
                .withMessageContaining("was not signed by the key example.com/key2");
        checkpointer(key).rotate(key(2));
        lines.growTo(4);
        assertThatExceptionOfType(CheckpointException.class)
                .isThrownBy(() -> checkpointer(key).checkpoint())
                .withMessageContaining("handed over");
        assertThat(checkpointer(key(2)).checkpoint()).isPresent();
    }

    @Test
    void manyMakeOneRowOfCheckpoints() {
        lines.growTo(1);
        CompletableFuture<?>[] makers = new CompletableFuture<?>[4];
        for (int i = 0; i < makers.length; i++) {
            int size = 10 * (i + 1);
            makers[i] = CompletableFuture.runAsync(() -> {
                lines.growTo(size);
                checkpointer(key).checkpoint();
            });
        }
        CompletableFuture.allOf(makers).join();
        List<Long> sizes =
                store.notes().stream().map(note -> Checkpoint.of(note).size()).toList();
        assertThat(sizes).isSorted().doesNotHaveDuplicates().endsWith(40L);
    }

    @Test
    void aWitnessIsGivenProofsFromWhateverItHasSeen() {
        List<ConsistencyProof> proofs = new ArrayList<>();
        Witness witness = (note, previousSize, proof) -> {
            for (long size = 0; size <= Checkpoint.of(note).size(); size++) {
                proofs.add(proof.from(size));
            }
            assertThat(previousSize).isIn(0L, 3L);
            return List.of();
        };
        Checkpointer checkpointer = checkpointer(key, witness);
        lines.growTo(3);
        checkpointer.checkpoint();
        lines.growTo(7);
        checkpointer.checkpoint();
        assertThat(proofs).hasSize(4 + 8).allSatisfy(proof -> assertThat(
                        proof.proves(root((int) proof.oldSize()), root((int) proof.newSize())))
                .isTrue());
    }

    @Test
    void whatAWitnessSignsIsKeptBesideTheCheckpoint() {
        NoteSignature cosignature = key(3).sign("anything\n");
        lines.growTo(3);
        checkpointer(key, (note, previousSize, proof) -> List.of(cosignature)).checkpoint();
        assertThat(store.notes()).hasSize(2);
        assertThat(store.last().orElseThrow().signatures()).hasSize(2).endsWith(cosignature);
    }

    @Test
    void aWitnessThatFailsIsAWarning() {
        lines.growTo(3);
        Checkpointer checkpointer = checkpointer(key, (note, previousSize, proof) -> {
            throw new WitnessException("the witness is away", null);
        });
        assertThat(checkpointer.checkpoint()).isPresent();
        assertThat(warnings)
                .containsExactly("checkpoint 3: the witness is away; it is shown again with the next checkpoint");
    }

    @Test
    void aChainKeepsItsName() {
        lines.growTo(3);
        new Checkpointer(new ChainTree(lines), store, key, "example.com/1", List.of(), warnings::add).checkpoint();
        lines.growTo(4);
        assertThatExceptionOfType(CheckpointException.class)
                .isThrownBy(() -> checkpointer(key).checkpoint())
                .withMessageContaining("are of the chain example.com/1");
    }

    private Checkpointer checkpointer(SignerKey signer, Witness... witnesses) {
        return new Checkpointer(new ChainTree(lines), store, signer, null, List.of(witnesses), warnings::add);
    }

    private static String origin() {
        return "loki/agent-chain/" + leaf(0).toHex().substring(0, 16);
    }

    private static MerkleHash root(int size) {
        CompactRange range = CompactRange.empty();
        for (int i = 0; i < size; i++) {
            range.add(leaf(i));
        }
        return range.root();
    }

    private static MerkleHash leaf(int i) {
        return MerkleHash.ofLeaf(InMemoryChainLines.line(i).getBytes(StandardCharsets.UTF_8));
    }

    private static SignerKey key(int number) {
        byte[] seed = new byte[SignerKey.SEED_LENGTH];
        seed[0] = (byte) number;
        return SignerKey.of("example.com/key" + number, seed);
    }

    private record CountingLines(ChainLines lines, AtomicLong read) implements ChainLines {

        @Override
        public long settled() {
            return lines.settled();
        }

        @Override
        public void read(long offset, LineConsumer consumer) {
            lines.read(offset, (line, end) -> {
                read.incrementAndGet();
                return consumer.accept(line, end);
            });
        }
    }
}
