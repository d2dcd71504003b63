package dev.loki.adapter.fs.audit;

import dev.loki.adapter.fs.storage.LineReader;
import dev.loki.adapter.fs.storage.StorageFile;
import dev.loki.adapter.fs.storage.StoredLine;
import dev.loki.adapter.fs.storage.StoredLine.Ending;
import dev.loki.domain.audit.AgentChain;
import dev.loki.domain.audit.AuditEntry;
import dev.loki.domain.audit.ChainTip;
import dev.loki.domain.json.JsonObject;
import java.io.IOException;

/**
 * Reads the chain's end, from a place that is known to be good, and tells what a crash left from what somebody did. A
 * crash leaves the last write unfinished: a line without end, or zeros where bytes never arrived, and behind those
 * whatever else the write held. Reads at most the last {@value #WINDOW} bytes and a line.
 */
final class TailReader {

    /** More than one write holds. */
    static final int WINDOW = 2 * 1024 * 1024;

    private final EntryReader entries;

    TailReader(EntryReader entries) {
        this.entries = entries;
    }

    /**
     * The end, of which an earlier part is known.
     *
     * @param known a part that is durable; {@link Tail#EMPTY} where nothing is known
     * @throws DamagedChainException where it is neither whole nor what a crash leaves
     */
    Tail read(StorageFile file, Tail known) throws IOException {
        long from = windowStart(file, known.length());
        ChainTip tip = from == known.length() ? known.tip() : tipAt(file, from);
        LineReader lines = new LineReader(file);
        lines.seek(from);
        for (StoredLine line = lines.next(); line != null; line = lines.next()) {
            if (isTorn(line)) {
                return new Tail(tip, line.start());
            }
            tip = next(line, tip);
        }
        return new Tail(tip, lines.position());
    }

    /** Whether the line that ends where a state says is the entry that it says. */
    boolean holds(StorageFile file, ChainState state) throws IOException {
        try {
            return tipAt(file, state.length()).equals(state.tip());
        } catch (DamagedChainException e) {
            return false;
        }
    }

    private static long windowStart(StorageFile file, long known) throws IOException {
        long end = file.length();
        if (end - known <= WINDOW) {
            return known;
        }
        LineReader lines = new LineReader(file);
        lines.seek(end - WINDOW);
        lines.next();
        return lines.position() < end
                ? lines.position()
                : LastLine.endingAt(file, end).start();
    }

    private ChainTip tipAt(StorageFile file, long end) throws IOException {
        return end == 0 ? ChainTip.START : ChainTip.after(entry(LastLine.endingAt(file, end)));
    }

    /** No line that was written to its end holds a zero byte: JSON escapes it. */
    private static boolean isTorn(StoredLine line) {
        if (line.ending() == Ending.END_OF_FILE) {
            return true;
        }
        for (byte b : line.bytes()) {
            if (b == 0) {
                return true;
            }
        }
        return false;
    }

    private ChainTip next(StoredLine line, ChainTip tip) throws DamagedChainException {
        AuditEntry entry = entry(line);
        if (entry.seq() != tip.nextSeq()
                || !AgentChain.bareHash(entry.previousHash()).equals(tip.hash())) {
            throw damaged(line, "is not linked to the line before it");
        }
        return ChainTip.after(entry);
    }

    private AuditEntry entry(StoredLine line) throws DamagedChainException {
        try {
            JsonObject json = entries.read(line);
            AuditEntry entry = AuditEntry.of(json);
            if (entry.hash().equals(AgentChain.hash(json))) {
                return entry;
            }
        } catch (UnfinishedLineException | IllegalArgumentException e) {
            throw damaged(line, "is no audit entry: " + e.getMessage());
        }
        throw damaged(line, "does not match its hash");
    }

    private static DamagedChainException damaged(StoredLine line, String what) {
        return new DamagedChainException("the line at byte " + line.start() + " " + what);
    }
}
