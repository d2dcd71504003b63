package dev.loki.adapter.fs.audit;

import dev.loki.adapter.fs.file.LineReader;
import dev.loki.adapter.fs.file.StoredLine;
import dev.loki.adapter.fs.lock.FileMutex;
import dev.loki.domain.audit.AuditEntry;
import dev.loki.domain.audit.AuditQuery;
import dev.loki.domain.audit.ChainVerdict;
import dev.loki.domain.audit.ChainVerifier;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Reads the chain from its start, without the lock, while others append. What looks wrong may be a line that is being
 * written, so it is believed only when it is seen again under the lock. Where the lock cannot be had, as on a read-only
 * copy, nobody writes either. Thread-safe.
 */
final class ChainScan {

    private final Path file;
    private final FileMutex mutex;
    private final EntryReader entries;

    ChainScan(Path file, FileMutex mutex, EntryReader entries) {
        this.file = file;
        this.mutex = mutex;
        this.entries = entries;
    }

    ChainVerdict verify() throws IOException {
        ChainVerdict verdict = verifyOnce();
        return verdict.valid() ? verdict : verifyAlone(verdict);
    }

    /** Hands out what matches; returns how many lines are no entries. */
    long read(AuditQuery query, Consumer<AuditEntry> consumer) throws IOException {
        long passedOver = 0;
        try (LineReader lines = LineReader.open(file)) {
            for (StoredLine line = lines.next(); line != null; line = lines.next()) {
                Optional<AuditEntry> entry = entry(line);
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
            return mutex.holding(() -> {
                lines.seek(seen.start());
                StoredLine line = lines.next();
                return line == null ? Optional.empty() : entry(line);
            });
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private ChainVerdict verifyAlone(ChainVerdict seen) {
        try {
            return mutex.holding(this::verifyOnce);
        } catch (IOException e) {
            return seen;
        }
    }

    private ChainVerdict verifyOnce() throws IOException {
        ChainVerifier verifier = new ChainVerifier();
        try (LineReader lines = LineReader.open(file)) {
            for (StoredLine line = lines.next(); line != null && !verifier.isBroken(); line = lines.next()) {
                accept(line, verifier);
            }
        } catch (NoSuchFileException e) {
            return ChainVerdict.intact(0);
        }
        return verifier.verdict();
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

    private Optional<AuditEntry> entry(StoredLine line) {
        try {
            return Optional.of(AuditEntry.of(entries.read(line)));
        } catch (UnfinishedLineException | DamagedChainException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
