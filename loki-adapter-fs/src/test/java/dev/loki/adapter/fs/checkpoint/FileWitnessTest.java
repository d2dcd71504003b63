package dev.loki.adapter.fs.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.loki.contracts.checkpoint.WitnessContract;
import dev.loki.domain.checkpoint.Checkpoint;
import dev.loki.domain.merkle.MerkleHash;
import dev.loki.domain.note.SignedNote;
import dev.loki.domain.note.VerifierKey;
import dev.loki.ports.checkpoint.Witness;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileWitnessTest extends WitnessContract {

    @TempDir
    private Path scratch;

    @Override
    protected Witness witness() {
        return new FileWitness(file());
    }

    @Override
    protected List<VerifierKey> keys() {
        return List.of();
    }

    @Override
    protected void takeDown() throws IOException {
        Files.createDirectories(file());
    }

    @Test
    void everyCheckpointThatItWasShownIsInItsFile() throws Exception {
        SignedNote note =
                SignedNote.sign(Checkpoint.of(ORIGIN, 7, MerkleHash.OF_NOTHING).text(), List.of(KEY));
        witness().show(note, 0, from -> {
            throw new AssertionError("a file wants nothing proven");
        });
        List<SignedNote> read = new ArrayList<>();
        FileWitness.read(file(), read::add);
        assertThat(read).containsExactly(note);
    }

    @Test
    void aFileThatTakesNothingButMoreIsEnough() throws Exception {
        SignedNote first =
                SignedNote.sign(Checkpoint.of(ORIGIN, 7, MerkleHash.OF_NOTHING).text(), List.of(KEY));
        SignedNote second =
                SignedNote.sign(Checkpoint.of(ORIGIN, 8, MerkleHash.OF_NOTHING).text(), List.of(KEY));
        show(first);
        assumeThat(chattr("+a"))
                .as("this user and file system have append-only files")
                .isTrue();
        try {
            assertThatThrownBy(() -> Files.writeString(file(), "x", StandardOpenOption.WRITE))
                    .isInstanceOf(IOException.class);
            show(second);
        } finally {
            chattr("-a");
        }
        List<SignedNote> read = new ArrayList<>();
        FileWitness.read(file(), read::add);
        assertThat(read).containsExactly(first, second);
    }

    private void show(SignedNote note) throws Exception {
        witness().show(note, 0, from -> {
            throw new AssertionError("a file wants nothing proven");
        });
    }

    private boolean chattr(String attribute) throws InterruptedException {
        try {
            return new ProcessBuilder("chattr", attribute, file().toString())
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false; // no such command here
        }
    }

    private Path file() {
        return scratch.resolve("elsewhere").resolve("checkpoints");
    }
}
