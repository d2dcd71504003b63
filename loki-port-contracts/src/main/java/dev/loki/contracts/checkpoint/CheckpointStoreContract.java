package dev.loki.contracts.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.domain.checkpoint.Checkpoint;
import dev.loki.domain.merkle.CompactRange;
import dev.loki.domain.merkle.MerkleHash;
import dev.loki.domain.note.SignedNote;
import dev.loki.domain.note.SignerKey;
import dev.loki.ports.checkpoint.ChainPosition;
import dev.loki.ports.checkpoint.CheckpointStore;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link CheckpointStore} does. */
@SuppressWarnings("NullAway.Init") // JUnit calls set-up methods before any test
public abstract class CheckpointStoreContract {

    private static final SignerKey KEY = SignerKey.of("example.com/audit", new byte[SignerKey.SEED_LENGTH]);

    private CheckpointStore store;

    /** An empty store. */
    protected abstract CheckpointStore open() throws Exception;

    @BeforeEach
    void openStore() throws Exception {
        store = open();
    }

    @Test
    void aStoreWithoutCheckpointsHasNone() {
        assertThat(read()).isEmpty();
        assertThat(store.last()).isEmpty();
        assertThat(store.kept()).isEmpty();
    }

    @Test
    void whatWasAppendedIsReadInOrder() {
        for (int size = 1; size <= 30; size++) {
            store.append(note(size));
            assertThat(store.last()).contains(note(size));
        }
        assertThat(read()).hasSize(30).startsWith(note(1), note(2)).endsWith(note(30));
    }

    @Test
    void furtherLinesAndSignaturesAreKept() {
        SignerKey other = SignerKey.of("\u00e9xample.com/\uD83D\uDE00", new byte[SignerKey.SEED_LENGTH]);
        SignedNote rotation =
                SignedNote.sign(checkpoint(7).handingOverTo(other.verifier()).text(), List.of(KEY, other));
        store.append(rotation);
        store.append(note(8));
        assertThat(read()).containsExactly(rotation, note(8));
    }

    @Test
    void thePositionThatWasKeptLastIsFound() {
        CompactRange range = CompactRange.empty();
        range.add(MerkleHash.OF_NOTHING);
        store.alone(() -> {
            store.keep(position(range, 100));
            range.add(MerkleHash.OF_NOTHING);
            store.keep(position(range, 200));
            return range;
        });
        assertThat(store.kept()).contains(position(range, 200));
    }

    @Test
    void oneAtATimeIsAlone() {
        int threads = 4;
        int each = 10;
        CompletableFuture<?>[] writers = new CompletableFuture<?>[threads];
        for (int i = 0; i < threads; i++) {
            writers[i] = CompletableFuture.runAsync(() -> {
                for (int n = 0; n < each; n++) {
                    store.alone(this::appendNext);
                }
            });
        }
        CompletableFuture.allOf(writers).join();
        List<SignedNote> notes = read();
        assertThat(notes).hasSize(threads * each);
        for (int i = 0; i < notes.size(); i++) {
            assertThat(Checkpoint.of(notes.get(i)).size()).isEqualTo(i + 1);
        }
    }

    private SignedNote appendNext() {
        long size = store.last().map(note -> Checkpoint.of(note).size()).orElse(0L);
        SignedNote next = note((int) size + 1);
        store.append(next);
        return next;
    }

    private List<SignedNote> read() {
        List<SignedNote> notes = new ArrayList<>();
        store.read(notes::add);
        return notes;
    }

    private static ChainPosition position(CompactRange range, long offset) {
        return new ChainPosition(range.size(), offset - 50, offset, MerkleHash.OF_NOTHING, range.peaks());
    }

    private static Checkpoint checkpoint(int size) {
        return Checkpoint.of("example.com/audit", size, MerkleHash.OF_NOTHING);
    }

    private static SignedNote note(int size) {
        return SignedNote.sign(checkpoint(size).text(), List.of(KEY));
    }
}
