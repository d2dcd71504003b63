package dev.loki.domain.audit;

import dev.loki.domain.json.JsonObject;
import org.jspecify.annotations.Nullable;

/**
 * Checks a chain line by line in constant memory: each sequence number, each link, each hash. Stays at the first fault.
 * Not thread-safe.
 */
public final class ChainVerifier {

    private ChainTip tip = ChainTip.START;
    private long lines;
    private @Nullable ChainVerdict fault;

    /** Takes the next line; after a fault nothing more is looked at. */
    public void accept(JsonObject line) {
        if (fault != null) {
            return;
        }
        try {
            check(AuditEntry.of(line), AgentChain.hash(line));
        } catch (IllegalArgumentException e) {
            reject(String.valueOf(e.getMessage()));
        }
    }

    /** Takes a line that is no JSON object, or cannot be read at all. */
    public void reject(String reason) {
        if (fault == null) {
            fault = ChainVerdict.broken(lines, reason);
        }
    }

    /** Whether a fault has been found, so that the rest need not be read. */
    public boolean isBroken() {
        return fault != null;
    }

    /** What was found so far. */
    public ChainVerdict verdict() {
        return fault == null ? ChainVerdict.intact(lines) : fault;
    }

    /** Where the next entry would be linked, after the lines accepted so far. */
    public ChainTip tip() {
        return tip;
    }

    private void check(AuditEntry entry, String expectedHash) {
        if (entry.seq() != tip.nextSeq()) {
            reject("seq is " + entry.seq() + ", expected " + tip.nextSeq());
        } else if (!AgentChain.bareHash(entry.previousHash()).equals(tip.hash())) {
            reject("previousHash does not match the hash of the line before");
        } else if (!entry.hash().equals(expectedHash)) {
            reject("the hash does not match the fields of the line");
        } else {
            tip = ChainTip.after(entry);
            lines++;
        }
    }
}
