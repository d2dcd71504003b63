package dev.loki.application.compliance;

import dev.loki.domain.audit.AuditEntry;
import dev.loki.domain.digest.Sha256;
import dev.loki.ports.checkpoint.ChainLines;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Predicate;

/** One pass over the lines of a chain: what is of the population, where it stands, and the digest of all lines. */
final class ChainPass implements ChainLines.LineConsumer {

    private final EntryLines entries;
    private final Predicate<AuditEntry> taker;
    private final Runnable rejecter;
    private final long limit;
    private final MessageDigest digest = Sha256.begin();
    private Extent extent = Extent.NONE;
    private long lines;
    private long bytes;

    /**
     * @param taker takes each entry, and says whether it is of the population
     * @param rejecter told of each line that is no entry
     * @param limit how many lines the chain had when it was verified; what came after is left out
     */
    ChainPass(EntryLines entries, Predicate<AuditEntry> taker, Runnable rejecter, long limit) {
        this.entries = entries;
        this.taker = taker;
        this.rejecter = rejecter;
        this.limit = limit;
    }

    @Override
    public boolean accept(byte[] line, long end) {
        if (lines == limit) {
            return false;
        }
        digest.update(line);
        digest.update((byte) '\n');
        Optional<AuditEntry> entry = entries.entry(line);
        if (entry.isPresent()) {
            take(entry.get(), end - line.length - 1);
        } else {
            rejecter.run();
        }
        lines++;
        bytes = end;
        return true;
    }

    Extent extent() {
        return extent;
    }

    long lines() {
        return lines;
    }

    long bytes() {
        return bytes;
    }

    String hexDigest() {
        return HexFormat.of().formatHex(digest.digest());
    }

    private void take(AuditEntry entry, long start) {
        if (taker.test(entry)) {
            extent = extent.isEmpty()
                    ? new Extent(start, lines, 1)
                    : new Extent(extent.offset(), extent.firstLine(), lines - extent.firstLine() + 1);
        }
    }
}
