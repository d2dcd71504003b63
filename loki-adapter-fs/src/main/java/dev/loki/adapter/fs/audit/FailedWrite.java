package dev.loki.adapter.fs.audit;

import dev.loki.adapter.fs.storage.Storage;
import dev.loki.adapter.fs.storage.StorageFile;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Takes back what could not be written, so that what was reported as failed is not in the chain. Where the disk refuses
 * even that, it is tried again before anything else is written; and where others have built on it by then, it is kept to
 * be told. Whoever calls holds the chain's lock. Not thread-safe.
 */
final class FailedWrite {

    private final Storage storage;
    private final ChainFiles files;
    private @Nullable Unacknowledged left;

    FailedWrite(Chain chain) {
        this.storage = chain.storage();
        this.files = chain.files();
    }

    /** Through another descriptor, because after a failed sync nothing that the old one says can be trusted. */
    void takeBack(Unacknowledged written, Throwable failure) {
        try (StorageFile log = storage.open(files.log())) {
            cut(log, written);
        } catch (IOException e) {
            failure.addSuppressed(e);
            left = written;
        }
    }

    /** Takes back what is still there, unless others have built on it. */
    void takeBackLate(StorageFile log) throws IOException {
        Unacknowledged written = left;
        if (written == null) {
            return;
        }
        byte[] bytes = written.bytes();
        byte[] there = new byte[bytes.length + 1];
        int count = log.read(written.before().length(), there);
        int common = Math.min(count, bytes.length);
        if (!Arrays.equals(there, 0, common, bytes, 0, common)) {
            left = null; // others have taken it out
        } else if (count <= bytes.length) {
            cut(log, written);
            left = null;
        }
    }

    /** What stands in the chain for good, though its callers were told that it failed. */
    Optional<Unacknowledged> toBeTold() {
        return Optional.ofNullable(left);
    }

    /** The chain speaks of it, durably. */
    void told() {
        left = null;
    }

    private static void cut(StorageFile log, Unacknowledged written) throws IOException {
        log.setLength(written.before().length());
        log.sync();
    }
}
