package dev.loki.adapter.fs.audit;

import dev.loki.adapter.fs.audit.ChainWalk.Walked;
import dev.loki.adapter.fs.checkpoint.FileWitness;
import dev.loki.adapter.fs.file.IoReason;
import dev.loki.adapter.fs.storage.StorageFile;
import dev.loki.domain.audit.ChainVerifier;
import dev.loki.domain.note.SignedNote;
import dev.loki.ports.audit.VerifyProgress;
import dev.loki.ports.checkpoint.ChainLines;
import dev.loki.ports.checkpoint.CheckpointException;
import dev.loki.ports.checkpoint.KeptSegment;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** {@code audit-<n>.jsonl}, to which nobody writes any more. Thread-safe. */
record FileKeptSegment(Chain chain, String name) implements KeptSegment {

    @Override
    public Contents check(VerifyProgress progress) {
        Path file = file();
        try (StorageFile log = chain.storage().openToRead(file)) {
            Walked walked = new ChainWalk(chain.storage(), file, new OwnLines(chain.entries()))
                    .run(log, new ChainVerifier(), progress);
            return new Contents(log.length(), FileHash.of(log), walked.verdict());
        } catch (IOException e) {
            throw new CheckpointException("cannot read " + file + ": " + IoReason.of(e), e);
        }
    }

    @Override
    public ChainLines lines() {
        return new FileChainLines(chain.files().folder(), name);
    }

    @Override
    public List<SignedNote> checkpoints() {
        List<SignedNote> notes = new ArrayList<>();
        FileWitness.read(chain.files().folder().resolve(ChainFiles.checkpointsOf(name)), notes::add);
        return notes;
    }

    private Path file() {
        return chain.files().folder().resolve(name);
    }
}
