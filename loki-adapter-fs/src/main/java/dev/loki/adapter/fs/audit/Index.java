package dev.loki.adapter.fs.audit;

import dev.loki.adapter.fs.storage.StorageFile;
import java.io.IOException;

/** The index of a log that is read: brought up to date for this reader, and kept for the next where that is worth it. */
final class Index {

    /** An index is written anew when it has grown by this part of itself, so that it is not written over and over. */
    private static final int GROWTH = 64;

    private final IndexFile file;
    private final EntryReader entries;

    Index(IndexFile file, EntryReader entries) {
        this.file = file;
        this.entries = entries;
    }

    ChainIndex upToDate(StorageFile log) throws IOException {
        ChainIndex kept = file.read(log);
        ChainIndex now = kept.extended(log, entries);
        if (now.blocks().size() > kept.blocks().size() + kept.blocks().size() / GROWTH) {
            keep(now, log);
        }
        return now;
    }

    /** Where it cannot be kept, as on a read-only copy, the next reader does it again. */
    private void keep(ChainIndex index, StorageFile log) {
        try {
            file.write(index, log);
        } catch (IOException e) {
            System.getLogger("dev.loki").log(System.Logger.Level.DEBUG, "audit: the index cannot be kept", e);
        }
    }
}
