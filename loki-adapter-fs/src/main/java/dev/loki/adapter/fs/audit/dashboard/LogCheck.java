package dev.loki.adapter.fs.audit.dashboard;

import dev.loki.adapter.fs.audit.dashboard.LineText.UnreadableLineException;
import dev.loki.adapter.fs.file.UnusableFileException;
import dev.loki.adapter.fs.storage.DiskStorage;
import dev.loki.adapter.fs.storage.LineReader;
import dev.loki.adapter.fs.storage.StoredLine;
import dev.loki.domain.audit.dashboard.DashboardChain;
import dev.loki.domain.audit.dashboard.DashboardVerifier;
import dev.loki.domain.audit.dashboard.FileEnds;
import dev.loki.domain.json.JsonObject;
import dev.loki.ports.audit.dashboard.DashboardLog.EntryListener;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Checks files line by line, in memory bounded by the longest line. Thread-safe. */
record LogCheck(LineText text) {

    /**
     * Checks a file from the hash its first entry is linked to.
     *
     * @param before how many entries the chain has before it
     */
    DashboardVerifier verify(Path file, String startsAfter, long before, EntryListener entries) throws IOException {
        DashboardVerifier verifier = new DashboardVerifier(startsAfter);
        try (LineReader lines = LineReader.open(new DiskStorage(), file)) {
            for (StoredLine line = lines.next(); line != null && !verifier.isBroken(); line = lines.next()) {
                long known = verifier.entries();
                accept(line, verifier);
                if (verifier.entries() > known) {
                    entries.verified(before + known + 1, verifier.tip());
                }
            }
        }
        return verifier;
    }

    /** What a file is linked by; lines that cannot be read are passed over, since {@link #verify} reports them. */
    FileEnds ends(Path file) throws IOException {
        String name = String.valueOf(file.getFileName());
        try (LineReader lines = LineReader.open(new DiskStorage(), file)) {
            for (StoredLine line = lines.next(); line != null; line = lines.next()) {
                Optional<JsonObject> entry = hashed(line);
                if (entry.isPresent()) {
                    return new FileEnds(name, entry.get(), lastHash(file, lines, entry.get()));
                }
            }
        }
        return new FileEnds(name, null, null);
    }

    /** Usually at the file's end; where that is damaged, it is looked for from the first entry on. */
    private @Nullable String lastHash(Path file, LineReader rest, JsonObject first) throws IOException {
        try {
            String hash = Tail.of(file, text).hash();
            if (hash != null) {
                return hash;
            }
        } catch (UnusableFileException e) {
            // Verifying the file says what is wrong with it.
        }
        String last = DashboardChain.storedHash(first).orElse(null);
        for (StoredLine line = rest.next(); line != null; line = rest.next()) {
            last = hashed(line).flatMap(DashboardChain::storedHash).orElse(last);
        }
        return last;
    }

    private Optional<JsonObject> hashed(StoredLine line) {
        try {
            return Optional.of(text.read(line))
                    .filter(json -> DashboardChain.storedHash(json).isPresent());
        } catch (UnreadableLineException e) {
            return Optional.empty();
        }
    }

    private void accept(StoredLine line, DashboardVerifier verifier) {
        if (LineText.isBlank(line)) {
            verifier.skip();
            return;
        }
        try {
            verifier.accept(text.read(line), LineText.text(line));
        } catch (UnreadableLineException e) {
            verifier.reject(String.valueOf(e.getMessage()));
        }
    }
}
