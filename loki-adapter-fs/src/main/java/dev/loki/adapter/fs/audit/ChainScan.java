package dev.loki.adapter.fs.audit;

import dev.loki.adapter.fs.audit.ChainWalk.Walked;
import dev.loki.adapter.fs.storage.Storage;
import dev.loki.adapter.fs.storage.StorageFile;
import dev.loki.domain.audit.AuditEntry;
import dev.loki.domain.audit.AuditQuery;
import dev.loki.domain.audit.ChainVerdict;
import dev.loki.domain.audit.ChainVerifier;
import dev.loki.ports.audit.VerifyProgress;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;

/**
 * Reads the chain from its start, without the lock, while others append. What looks wrong may be a line that is being
 * written, so it is believed only when it is seen again under the lock. Where the lock cannot be had, as on a read-only
 * copy, nobody writes either. Thread-safe.
 */
final class ChainScan {

    private final Chain chain;
    private final Storage storage;
    private final ChainFiles files;
    private final EntryReader entries;
    private final Companions companions;

    ChainScan(Chain chain) {
        this.chain = chain;
        this.storage = chain.storage();
        this.files = chain.files();
        this.entries = chain.entries();
        this.companions = chain.companions();
    }

    ChainVerdict verify(VerifyProgress progress) throws IOException {
        ChainVerdict verdict = verifyOnce(progress);
        return verdict.valid() ? verdict : verifyAlone(verdict, progress);
    }

    /** Hands out what matches; returns how many lines are no entries. */
    long read(AuditQuery query, Consumer<AuditEntry> consumer) throws IOException {
        Matches matches = new Matches(query, consumer);
        SegmentReader reader = new SegmentReader(chain, query, matches);
        List<String> names = new ArrayList<>();
        if (query.allSegments()) {
            names.addAll(ChainFiles.segments(storage.names(files.folder())));
        }
        names.add(ChainFiles.LOG_NAME);
        if (query.newestFirst()) {
            Collections.reverse(names);
        }
        for (String name : names) {
            reader.read(name);
        }
        return matches.unreadable();
    }

    private ChainVerdict verifyAlone(ChainVerdict seen, VerifyProgress progress) {
        try {
            return storage.exclusively(files.lock(), () -> verifyOnce(progress));
        } catch (IOException e) {
            return seen;
        }
    }

    private ChainVerdict verifyOnce(VerifyProgress progress) throws IOException {
        try (StorageFile log = open()) {
            return walk(log, progress).verdict();
        } catch (NoSuchFileException e) {
            return companions
                    .againstMissing()
                    .map(reason -> ChainVerdict.broken(0, reason))
                    .orElse(ChainVerdict.intact(0));
        }
    }

    /** A crash may have kept a new segment, one entry, from its place. */
    private StorageFile open() throws IOException {
        try {
            return storage.openToRead(files.log());
        } catch (NoSuchFileException e) {
            return storage.openToRead(files.folder().resolve(ChainFiles.NEXT_NAME));
        }
    }

    /** Checks an open log from its start to its end, or to its first fault. */
    Walked walk(StorageFile log, VerifyProgress progress) throws IOException {
        Walked walked =
                new ChainWalk(storage, files.log(), new OwnLines(entries)).run(log, new ChainVerifier(), progress);
        return walked.verdict().valid()
                ? companions.against(log).map(walked::against).orElse(walked)
                : walked;
    }
}
