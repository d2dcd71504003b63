package dev.loki.adapter.fs.audit;

import dev.loki.domain.audit.AuditEntry;
import dev.loki.domain.audit.ChainLinker;
import dev.loki.domain.audit.DraftLine;
import dev.loki.domain.audit.LinkedLine;
import dev.loki.domain.time.IsoTimestamp;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.time.InstantSource;

/** Lines that are linked one to the other and written at once. Not thread-safe. */
final class Batch {

    private final ChainLinker linker;
    private final long start;
    private final InstantSource clock;
    private final ByteArrayOutputStream lines = new ByteArrayOutputStream(1024);
    private long lastMillis = Long.MIN_VALUE;
    private String lastTimestamp = "";

    /**
     * @param tail where the first line is linked
     * @param clock dates the entries
     */
    Batch(Tail tail, InstantSource clock) {
        this.linker = new ChainLinker(tail.tip());
        this.start = tail.length();
        this.clock = clock;
    }

    AuditEntry add(DraftLine draft) {
        LinkedLine line = linker.link(draft, timestamp());
        lines.writeBytes(line.bytes());
        return line.entry();
    }

    byte[] bytes() {
        return lines.toByteArray();
    }

    /** The chain's end once this is written. */
    Tail end() {
        return new Tail(linker.tip(), start + lines.size());
    }

    private String timestamp() {
        long millis = clock.millis();
        if (millis != lastMillis) {
            lastMillis = millis;
            lastTimestamp = IsoTimestamp.format(Instant.ofEpochMilli(millis));
        }
        return lastTimestamp;
    }
}
