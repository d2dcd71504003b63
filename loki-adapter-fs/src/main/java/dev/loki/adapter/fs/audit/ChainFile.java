package dev.loki.adapter.fs.audit;

import dev.loki.adapter.fs.file.StoredLine;
import dev.loki.adapter.fs.file.RegularFile;
import dev.loki.domain.audit.AgentChain;
import dev.loki.domain.audit.AuditDraft;
import dev.loki.domain.audit.AuditEntry;
import dev.loki.domain.audit.ChainTip;
import dev.loki.domain.json.EcmaScriptJson;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.time.IsoTimestamp;
import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;

/**
 * The chain's file in the hands of the one that may append. Its file is no channel, so that interrupts do not close it.
 * Not thread-safe.
 */
final class ChainFile implements Closeable {

    private final RandomAccessFile file;
    private final Quarantine quarantine;
    private final EntryReader entries;
    private final InstantSource clock;

    private ChainFile(RandomAccessFile file, Quarantine quarantine, EntryReader entries, InstantSource clock) {
        this.file = file;
        this.quarantine = quarantine;
        this.entries = entries;
        this.clock = clock;
    }

    static ChainFile open(Path path, EntryReader entries, InstantSource clock) throws IOException {
        RegularFile.requireRegular(path);
        return new ChainFile(new RandomAccessFile(path.toFile(), "rw"), new Quarantine(path), entries, clock);
    }

    /**
     * Links an entry to the chain's end, durably.
     *
     * @throws DamagedChainException where the end is no entry, and no crash's doing either
     */
    AuditEntry append(AuditDraft draft) throws IOException {
        return link(draft, tip());
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    private ChainTip tip() throws IOException {
        long length = file.length();
        if (length == 0) {
            return ChainTip.START;
        }
        StoredLine last = LastLine.endingAt(file, length);
        try {
            return tipAfter(last);
        } catch (UnfinishedLineException e) {
            return recover(last);
        }
    }

    private ChainTip tipAfter(StoredLine line) throws UnfinishedLineException, DamagedChainException {
        JsonObject json = entries.read(line);
        try {
            AuditEntry entry = AuditEntry.of(json);
            if (entry.hash().equals(AgentChain.hash(json))) {
                return ChainTip.after(entry);
            }
        } catch (IllegalArgumentException e) {
            throw new DamagedChainException("the line is no audit entry: " + e.getMessage());
        }
        throw new DamagedChainException("the line does not match its hash");
    }

    /** Takes the line that a crash left out of the chain. The line before it must be whole, or something else was at work. */
    private ChainTip recover(StoredLine torn) throws IOException {
        ChainTip tip = ChainTip.START;
        if (torn.start() > 0) {
            try {
                tip = tipAfter(LastLine.endingAt(file, torn.start()));
            } catch (UnfinishedLineException e) {
                throw new DamagedChainException("the line before it is damaged too: " + e.getMessage());
            }
        }
        AuditDraft record = quarantine.keep(torn);
        cutBackTo(torn.start());
        return ChainTip.after(link(record, tip));
    }

    private AuditEntry link(AuditDraft draft, ChainTip tip) throws IOException {
        AuditEntry entry = AgentChain.link(draft, IsoTimestamp.format(clock.instant()), tip);
        byte[] line = (EcmaScriptJson.stringify(entry.toJson()) + "\n").getBytes(StandardCharsets.UTF_8);
        requireReadable(line);
        write(line);
        return entry;
    }

    /** What could not be read back would break the chain for everybody. */
    private void requireReadable(byte[] line) throws IOException {
        StoredLine.Ending ending =
                line.length - 1 > StoredLine.MAX_LENGTH ? StoredLine.Ending.TOO_LONG : StoredLine.Ending.NEWLINE;
        try {
            entries.read(new StoredLine(file.length(), line, ending));
        } catch (UnfinishedLineException | DamagedChainException e) {
            throw new IOException("the entry is too long or too deep to be read again (" + e.getMessage() + ")", e);
        }
    }

    /** Either the whole line is durable, or the file is as it was. */
    private void write(byte[] line) throws IOException {
        long before = file.length();
        try {
            file.seek(before);
            file.write(line);
            file.getFD().sync();
        } catch (IOException e) {
            try {
                cutBackTo(before);
            } catch (IOException again) {
                e.addSuppressed(again);
            }
            throw e;
        }
    }

    private void cutBackTo(long length) throws IOException {
        file.setLength(length);
        file.getFD().sync();
    }
}
