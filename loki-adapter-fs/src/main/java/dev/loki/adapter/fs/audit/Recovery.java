package dev.loki.adapter.fs.audit;

import dev.loki.adapter.fs.storage.LineReader;
import dev.loki.adapter.fs.storage.StorageFile;
import dev.loki.adapter.fs.storage.StoredLine;
import dev.loki.domain.audit.AuditEntry;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * What a crash left at the chain's end goes to the quarantine, then out of the log, then the chain speaks of it. The
 * entry stands where the bytes stood, so that after a crash between these steps one can see which of them were done.
 */
final class Recovery {

    private final EntryReader entries;
    private final Quarantine quarantine;
    private final Warnings warnings;

    Recovery(Chain chain, Warnings warnings) {
        this.entries = chain.entries();
        this.quarantine = new Quarantine(chain.storage(), chain.files().quarantine());
        this.warnings = warnings;
    }

    /** Keeps what stands in the log from an offset on, before it is cut off. */
    void keep(StorageFile log, long offset) throws IOException {
        quarantine.keep(log, offset);
    }

    /** What the chain is yet to speak of. */
    List<Torn> untold(StorageFile log) throws IOException {
        List<Torn> pending = quarantine.pending();
        for (Torn torn : pending) {
            if (isTold(torn, log)) {
                quarantine.settle(torn);
            }
        }
        return pending.isEmpty() ? pending : quarantine.pending();
    }

    /** The chain speaks of all of them, durably. Where that cannot be noted, the next one to open the chain finds out. */
    void settle(List<Torn> told) {
        try {
            for (Torn torn : told) {
                quarantine.settle(torn);
            }
        } catch (IOException e) {
            warnings.warn("cannot rename in quarantine/", e);
        }
    }

    private boolean isTold(Torn torn, StorageFile log) throws IOException {
        LineReader lines = new LineReader(log);
        lines.seek(torn.offset());
        StoredLine line = lines.next();
        while (line != null) {
            Optional<AuditEntry> entry = entries.entry(line).filter(Torn::isRecovery);
            if (entry.isEmpty()) {
                return false;
            }
            if (torn.isToldBy(entry.get())) {
                return true;
            }
            line = lines.next();
        }
        return false;
    }
}
