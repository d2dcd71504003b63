package dev.loki.adapter.fs.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.loki.contracts.checkpoint.CheckpointStoreContract;
import dev.loki.domain.checkpoint.Checkpoint;
import dev.loki.domain.merkle.MerkleHash;
import dev.loki.domain.note.SignedNote;
import dev.loki.domain.note.SignerKey;
import dev.loki.ports.checkpoint.CheckpointException;
import dev.loki.ports.checkpoint.CheckpointStore;
import dev.loki.testing.MemoryFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init") // JUnit sets the folder before any test
class FileCheckpointStoreTest extends CheckpointStoreContract {

    private static final SignerKey KEY = SignerKey.of("example.com/audit", new byte[SignerKey.SEED_LENGTH]);

    /** To sign takes longer than all else here; the same text has the same signature. */
    private static final Map<Integer, SignedNote> SIGNED = new ConcurrentHashMap<>();

    @TempDir(factory = MemoryFolder.class)
    private Path folder;

    @Override
    protected CheckpointStore open() {
        return new FileCheckpointStore(folder);
    }

    @Test
    void theFileIsNotesWithAnEmptyLineAfterEach() throws IOException {
        CheckpointStore store = open();
        store.append(note(1));
        store.append(note(2));
        assertThat(Files.readString(file())).isEqualTo(note(1) + "\n" + note(2) + "\n");
    }

    @Test
    void aCheckpointCutAnywhereIsPassedOverAndMovedAsideByTheNext() throws IOException {
        byte[] first = (note(1) + "\n").getBytes(StandardCharsets.UTF_8);
        byte[] whole = (note(1) + "\n" + note(2) + "\n").getBytes(StandardCharsets.UTF_8);
        for (int length = first.length; length < whole.length; length++) {
            byte[] torn = Arrays.copyOf(whole, length);
            Files.write(file(), torn);
            CheckpointStore store = open();
            assertThat(store.last()).as("%s bytes", length).contains(note(1));
            assertThat(read(store)).containsExactly(note(1));
            store.append(note(3));
            assertThat(read(store)).containsExactly(note(1), note(3));
            if (length > first.length) {
                assertThat(folder.resolve("quarantine/audit.checkpoints." + first.length))
                        .hasBinaryContent(Arrays.copyOfRange(torn, first.length, length));
            }
        }
    }

    @Test
    void aFirstCheckpointThatIsTornIsMovedAsideToo() throws IOException {
        Files.writeString(file(), note(1).toString().substring(0, 40));
        CheckpointStore store = open();
        assertThat(store.last()).isEmpty();
        store.append(note(1));
        assertThat(read(store)).containsExactly(note(1));
        assertThat(folder.resolve("quarantine/audit.checkpoints.0")).exists();
    }

    @Test
    void somethingElseInTheFileIsSaid() throws IOException {
        Files.writeString(file(), "hello\n\n\u2014 world\n\n");
        assertThatExceptionOfType(CheckpointException.class)
                .isThrownBy(() -> read(open()))
                .withMessageContaining("audit.checkpoints")
                .withMessageContaining("no signed note");
    }

    @Test
    void aPositionThatCannotBeUnderstoodIsNone() throws IOException {
        Path position = folder.resolve("audit.checkpoints.position");
        String leaf = MerkleHash.OF_NOTHING + "\n";
        List<String> wrong = List.of(
                "",
                "1\n",
                "0\n0\n0\nleaf\n",
                "1\n0\n9\n" + leaf,
                "x\n0\n0\n" + leaf,
                "-1\n0\n0\n" + leaf,
                "0\n9\n0\n" + leaf,
                "0\n-1\n0\n" + leaf,
                "0\n0\n0\n" + leaf + "\n".repeat(9_000));
        for (String text : wrong) {
            Files.writeString(position, text);
            assertThat(open().kept()).as(text).isEmpty();
        }
    }

    private static List<SignedNote> read(CheckpointStore store) {
        List<SignedNote> notes = new ArrayList<>();
        store.read(notes::add);
        return notes;
    }

    private Path file() {
        return folder.resolve("audit.checkpoints");
    }

    private static SignedNote note(int size) {
        return SIGNED.computeIfAbsent(size, FileCheckpointStoreTest::signed);
    }

    private static SignedNote signed(int size) {
        Checkpoint checkpoint = Checkpoint.of("example.com/audit", size, MerkleHash.OF_NOTHING);
        return SignedNote.sign(checkpoint.text(), List.of(KEY));
    }
}
