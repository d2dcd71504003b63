package dev.loki.domain.audit.dashboard;

import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * Checks one file of the dashboard chain line by line in constant memory. Stays at the first fault. A line in another
 * spelling than its writers', such as with an escape in upper case, is a fault: somebody else wrote it. Not thread-safe.
 */
public final class DashboardVerifier {

    private String tip;
    private long line;
    private long entries;
    private long unhashed;
    private @Nullable String error;

    /** @param startsAfter the hash that the file's first entry is linked to */
    public DashboardVerifier(String startsAfter) {
        this.tip = startsAfter;
    }

    /**
     * Takes the next line; after a fault nothing more is looked at.
     *
     * @param text what stands in the file, without its end
     */
    public void accept(JsonObject json, String text) {
        if (isBroken()) {
            return;
        }
        line++;
        JsonValue stored = json.get(DashboardChain.HASH_FIELD);
        if (!DashboardChain.line(json).equals(text)) {
            error = "the line is spelt as no writer of this log spells it";
        } else if (stored == null) {
            unhashed++;
        } else {
            check(DashboardChain.storedHash(json).orElse(""), DashboardChain.hash(json, tip));
        }
    }

    /** Takes a line that is no JSON object, or cannot be read at all. */
    public void reject(String reason) {
        if (!isBroken()) {
            line++;
            error = reason;
        }
    }

    /** Takes an empty line, which says nothing. */
    public void skip() {
        line += isBroken() ? 0 : 1;
    }

    /** Whether a fault has been found, so that the rest need not be read. */
    public boolean isBroken() {
        return error != null;
    }

    /** The hash of the last entry that was right. */
    public String tip() {
        return tip;
    }

    /** How many entries with a hash were right so far. */
    public long entries() {
        return entries;
    }

    /** What was found so far. */
    public FileVerdict verdict() {
        return new FileVerdict(!isBroken(), entries, isBroken() ? line : null, error, unhashed);
    }

    private void check(String stored, String expected) {
        if (stored.equals(expected)) {
            tip = stored;
            entries++;
        } else {
            error = entries == 0
                    ? "the hash does not match the line, or it is linked to another hash"
                    : "the hash does not match the line and the entry before it";
        }
    }
}
