package dev.loki.adapter.fs.audit;

import dev.loki.adapter.fs.storage.LineCursor;
import dev.loki.adapter.fs.storage.StoredLine.Ending;
import dev.loki.domain.audit.AuditEntry;
import dev.loki.domain.audit.CanonicalLine;
import dev.loki.domain.audit.LineSpan;
import dev.loki.domain.json.EcmaScriptJson;
import dev.loki.domain.json.JsonString;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Optional;

/** Learns what there is to know of one line after another, and makes a block of it. Not thread-safe. */
final class BlockBuilder {

    /** Times that are all written like {@code "2026-02-21T10:00:00.000Z"} are in order as texts are. */
    private static final int TIME_LENGTH = 26;

    private final EntryReader entries;
    private final CanonicalLine canonical = new CanonicalLine();
    private final byte[] earliest = new byte[TIME_LENGTH];
    private final byte[] latest = new byte[TIME_LENGTH];
    private BloomFilter keys = new BloomFilter();
    private boolean hasTime;
    private boolean isAnyTime;
    private long offset;
    private int lines;

    BlockBuilder(EntryReader entries) {
        this.entries = entries;
    }

    boolean isFull() {
        return lines == IndexBlock.ENTRIES;
    }

    /** Learns of the line that a cursor stands on. */
    void add(LineCursor line) {
        if (lines == 0) {
            offset = line.start();
        }
        lines++;
        if (line.ending() == Ending.NEWLINE && canonical.recognise(line.buffer(), line.from(), line.to())) {
            add(IndexKey.WHO, line.buffer(), canonical.who());
            add(IndexKey.WHAT, line.buffer(), canonical.what());
            add(IndexKey.WHERE, line.buffer(), canonical.where());
            addTime(
                    line.buffer(),
                    canonical.timestamp().start(),
                    canonical.timestamp().end());
        } else {
            addRead(entries.entry(line.line()));
        }
    }

    /** The block; the next line begins another. */
    IndexBlock build() {
        IndexBlock block =
                new IndexBlock(offset, millis(earliest, Long.MIN_VALUE), millis(latest, Long.MAX_VALUE), keys);
        keys = new BloomFilter();
        hasTime = false;
        isAnyTime = false;
        lines = 0;
        return block;
    }

    private void add(byte field, byte[] line, LineSpan value) {
        keys.add(IndexKey.of(field, line, value.start(), value.end()));
    }

    /** A line that is no entry must always be looked at, because it is told. */
    private void addRead(Optional<AuditEntry> read) {
        if (read.isEmpty()) {
            keys.fill();
            isAnyTime = true;
            return;
        }
        AuditEntry entry = read.get();
        keys.add(IndexKey.of(IndexKey.WHO, entry.who()));
        keys.add(IndexKey.of(IndexKey.WHAT, entry.what()));
        String where = entry.where();
        if (where != null) {
            keys.add(IndexKey.of(IndexKey.WHERE, where));
        }
        byte[] time = EcmaScriptJson.stringifyToUtf8(new JsonString(entry.timestamp()));
        addTime(time, 0, time.length);
    }

    private void addTime(byte[] line, int from, int to) {
        if (to - from != TIME_LENGTH) {
            isAnyTime = true;
            return;
        }
        if (!hasTime || Arrays.compareUnsigned(line, from, to, earliest, 0, TIME_LENGTH) < 0) {
            System.arraycopy(line, from, earliest, 0, TIME_LENGTH);
        }
        if (!hasTime || Arrays.compareUnsigned(line, from, to, latest, 0, TIME_LENGTH) > 0) {
            System.arraycopy(line, from, latest, 0, TIME_LENGTH);
        }
        hasTime = true;
    }

    private long millis(byte[] time, long otherwise) {
        if (isAnyTime || !hasTime) {
            return otherwise;
        }
        try {
            String text = new String(time, 1, TIME_LENGTH - 2, StandardCharsets.US_ASCII);
            return Instant.parse(text).toEpochMilli();
        } catch (DateTimeParseException e) {
            return otherwise;
        }
    }
}
