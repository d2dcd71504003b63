package dev.loki.adapter.fs.audit;

import dev.loki.adapter.fs.storage.Storage;
import dev.loki.adapter.fs.storage.StorageFile;
import java.io.IOException;
import java.util.Optional;

/**
 * What stands beside the chain and bears witness to it: the state, older segments, checkpoints, an index, a cursor. They
 * are written after the entries they speak of are durable, so no crash leaves them beside a chain that has less.
 */
final class Companions {

    private final Storage storage;
    private final ChainFiles files;
    private final StateFile state;
    private final TailReader tails;

    Companions(Storage storage, ChainFiles files, StateFile state, TailReader tails) {
        this.storage = storage;
        this.files = files;
        this.state = state;
        this.tails = tails;
    }

    /** What speaks against a log that is not there; empty where nothing does. */
    Optional<String> againstMissing() throws IOException {
        return witness(true).map(name -> "the log is missing, though " + name + " stands beside it");
    }

    /** What speaks against a log, in a few words; empty where nothing does. */
    Optional<String> against(StorageFile log) throws IOException {
        Optional<ChainState> known = state.read();
        if (known.isPresent() && known.get().seq() >= 0) {
            return against(log, known.get());
        }
        return log.length() > 0
                ? Optional.empty()
                : witness(false).map(name -> "the log is empty, though " + name + " stands beside it");
    }

    private Optional<String> against(StorageFile log, ChainState known) throws IOException {
        String stated = "the entry " + known.seq() + ", which audit.state knows to have been recorded, ";
        if (log.length() < known.length()) {
            return Optional.of(
                    stated + "is missing: the log has " + log.length() + " bytes, expected at least " + known.length());
        }
        return tails.holds(log, known) ? Optional.empty() : Optional.of(stated + "is not in its place");
    }

    private Optional<String> witness(boolean stateCounts) throws IOException {
        for (String name : storage.names(files.folder())) {
            boolean isState = name.equals(ChainFiles.STATE_NAME);
            boolean counts = isState ? stateCounts : isWitness(name);
            if (counts && storage.stamp(files.folder().resolve(name)).length() > 0) {
                return Optional.of(name);
            }
        }
        return Optional.empty();
    }

    private static boolean isWitness(String name) {
        boolean ofChain = name.startsWith("audit.") || name.startsWith("audit-");
        return name.endsWith(".cursor") || (ofChain && !name.startsWith(ChainFiles.LOG_NAME) && !name.endsWith(".tmp"));
    }
}
