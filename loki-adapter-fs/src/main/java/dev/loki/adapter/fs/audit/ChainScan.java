package dev.loki.adapter.fs.audit;

import dev.loki.adapter.fs.storage.LineReader;
import dev.loki.adapter.fs.storage.Storage;
import dev.loki.adapter.fs.storage.StorageFile;
import dev.loki.adapter.fs.storage.StoredLine;
import dev.loki.domain.audit.AuditEntry;
import dev.loki.domain.audit.AuditQuery;
import dev.loki.domain.audit.ChainVerdict;
import dev.loki.domain.audit.ChainVerifier;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Reads the chain from its start, without the lock, while others append. What looks wrong may be a line that is being
 * written, so it is believed only when it is seen again under the lock. Where the lock cannot be had, as on a read-only
 * copy, nobody writes either. Thread-safe.
 */
final class ChainScan {

    private final Storage storage;
    private final ChainFiles files;
    private final EntryReader entries;
    private final Companions companions;

    ChainScan(Chain chain) {
        this.storage = chain.storage();
        this.files = chain.files();
        this.entries = chain.entries();
        this.companions = chain.companions();
    }

    ChainVerdict verify() throws IOException {
        ChainVerdict verdict = verifyOnce();
        return verdict.valid() ? verdict : verifyAlone(verdict);
    }

    /** Hands out what matches; returns how many lines are no entries. */
    long read(AuditQuery query, Consumer<AuditEntry> consumer) throws IOException {
        long passedOver = 0;
        try (LineReader lines = LineReader.open(storage, files.log())) {
            for (StoredLine line = lines.next(); line != null; line = lines.next()) {
                Optional<AuditEntry> entry = entries.entry(line);
                if (entry.isEmpty()) {
                    entry = readAlone(lines, line);
                }
                entry.filter(query::matches).ifPresent(consumer);
                passedOver += entry.isPresent() ? 0 : 1;
            }
        } catch (NoSuchFileException e) {
            return 0;
        }
        return passedOver;
    }

    private Optional<AuditEntry> readAlone(LineReader lines, StoredLine seen) {
        try {
            return storage.exclusively(files.lock(), () -> {
                lines.seek(seen.start());
                StoredLine line = lines.next();
                return line == null ? Optional.empty() : entries.entry(line);
            });
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private ChainVerdict verifyAlone(ChainVerdict seen) {
        try {
            return storage.exclusively(files.lock(), this::verifyOnce);
        } catch (IOException e) {
            return seen;
        }
    }

    private ChainVerdict verifyOnce() throws IOException {
        try (StorageFile log = storage.openToRead(files.log())) {
            return walk(log).verdict();
        } catch (NoSuchFileException e) {
            return companions
                    .againstMissing()
                    .map(reason -> ChainVerdict.broken(0, reason))
                    .orElse(ChainVerdict.intact(0));
        }
    }

    /** Checks an open log from its start to its end, or to its first fault. */
    ChainVerifier walk(StorageFile log) throws IOException {
        ChainVerifier verifier = new ChainVerifier();
        LineReader lines = new LineReader(log);
        for (StoredLine line = lines.next(); line != null && !verifier.isBroken(); line = lines.next()) {
            accept(line, verifier);
        }
        if (!verifier.isBroken()) {
            companions.against(log).ifPresent(verifier::reject);
        }
        return verifier;
    }

    private void accept(StoredLine line, ChainVerifier verifier) {
        try {
            verifier.accept(entries.read(line));
        } catch (UnfinishedLineException e) {
            verifier.reject(e.getMessage() + "; where it is the last line, the next entry moves it to quarantine/");
        } catch (DamagedChainException e) {
            verifier.reject(String.valueOf(e.getMessage()));
        }
    }
}
