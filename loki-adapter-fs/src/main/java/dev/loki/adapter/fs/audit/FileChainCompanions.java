package dev.loki.adapter.fs.audit;

import dev.loki.adapter.fs.checkpoint.FileWitness;
import dev.loki.adapter.fs.file.IoReason;
import dev.loki.adapter.fs.storage.DiskStorage;
import dev.loki.adapter.fs.storage.Storage;
import dev.loki.ports.checkpoint.ChainCompanions;
import dev.loki.ports.checkpoint.CheckpointException;
import dev.loki.ports.checkpoint.KeptSegment;
import dev.loki.ports.json.JsonReader;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What stands beside {@code audit.jsonl} in its folder. Thread-safe. */
public final class FileChainCompanions implements ChainCompanions {

    private final Chain chain;

    /**
     * @param folder the one of {@link FileAuditLog}
     */
    public FileChainCompanions(Path folder, JsonReader json) {
        this(new DiskStorage(), folder, json);
    }

    FileChainCompanions(Storage storage, Path folder, JsonReader json) {
        this.chain = Chain.of(storage, new ChainFiles(folder), json);
    }

    @Override
    public List<KeptSegment> segments() {
        try {
            List<KeptSegment> segments = new ArrayList<>();
            for (String name :
                    ChainFiles.segments(chain.storage().names(chain.files().folder()))) {
                segments.add(new FileKeptSegment(chain, name));
            }
            return segments;
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /** Somebody may be writing the state just now, so a doubt is believed when it is seen again under the lock. */
    @Override
    public List<String> doubts() {
        try {
            List<String> doubts = seen();
            return doubts.isEmpty() ? doubts : seenAlone(doubts);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private List<String> seenAlone(List<String> seen) {
        try {
            return chain.storage().exclusively(chain.files().lock(), this::seen);
        } catch (IOException e) {
            return seen; // a copy that cannot be written, which nobody writes either
        }
    }

    private List<String> seen() throws IOException {
        return Stream.of(stateDoubt(), nextDoubt(), checkpointsDoubt())
                .flatMap(Optional::stream)
                .toList();
    }

    /** A crash leaves a next segment only where its predecessor is gone from its place. */
    private Optional<String> nextDoubt() throws IOException {
        List<String> names = chain.storage().names(chain.files().folder());
        return names.contains(ChainFiles.NEXT_NAME) && names.contains(ChainFiles.LOG_NAME)
                ? Optional.of(ChainFiles.NEXT_NAME + " stands beside the chain and is no part of it: the beginning of a"
                        + " segment that was never put into its place, or somebody else's")
                : Optional.empty();
    }

    private Optional<String> checkpointsDoubt() {
        try {
            return FileWitness.doubt(chain.files().folder().resolve(ChainFiles.checkpointsOf(ChainFiles.LOG_NAME)));
        } catch (CheckpointException e) {
            return Optional.empty(); // who reads them says so
        }
    }

    private Optional<String> stateDoubt() throws IOException {
        if (isEmpty() || chain.state().read().isPresent()) {
            return Optional.empty();
        }
        String last = "; whether entries were cut off its end since can only be told by a checkpoint";
        boolean isThere = chain.storage().names(chain.files().folder()).contains(ChainFiles.STATE_NAME);
        return Optional.of(
                isThere
                        ? "audit.state cannot be read: it was changed, or the disk has lost it" + last
                        : "audit.state is missing, which Loki leaves beside each chain: it was deleted, or another"
                                + " program wrote the chain" + last);
    }

    private boolean isEmpty() throws IOException {
        try {
            return chain.storage().stamp(chain.files().log()).length() == 0;
        } catch (NoSuchFileException e) {
            return true; // verifying the lines speaks of that
        }
    }

    private CheckpointException unreadable(IOException e) {
        return new CheckpointException("cannot read " + chain.files().folder() + ": " + IoReason.of(e), e);
    }
}
