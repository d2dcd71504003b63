package dev.loki.domain.audit.dashboard;

import dev.loki.domain.json.JsonNumber;
import dev.loki.domain.json.JsonObject;

/**
 * What is kept of files that were pruned, so that those after them can still be verified.
 *
 * @param hash the hash of the last entry that was removed: what the first entry left is linked to
 * @param entries how many entries with a hash were removed since the chain began
 * @param time when, as {@link dev.loki.domain.time.IsoTimestamp} writes it
 * @param file the name of the last file that was removed
 */
public record DashboardAnchor(String hash, long entries, String time, String file) {

    public JsonObject toJson() {
        return JsonObject.builder()
                .put("hash", hash)
                .put("entries", entries)
                .put("time", time)
                .put("file", file)
                .build();
    }

    /**
     * Reads an anchor.
     *
     * @throws IllegalArgumentException where a field is missing or wrong
     */
    public static DashboardAnchor of(JsonObject json) {
        if (json.get("entries") instanceof JsonNumber entries && entries.isSafeInteger()) {
            return new DashboardAnchor(
                    needed(json, "hash"), entries.longValueExact(), needed(json, "time"), needed(json, "file"));
        }
        throw new IllegalArgumentException("the field entries is no whole number");
    }

    private static String needed(JsonObject json, String field) {
        return json.string(field).orElseThrow(() -> new IllegalArgumentException("the field " + field + " is no text"));
    }
}
