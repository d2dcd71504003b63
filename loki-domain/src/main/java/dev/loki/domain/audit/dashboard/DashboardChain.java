package dev.loki.domain.audit.dashboard;

import dev.loki.domain.digest.Sha256;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonString;
import dev.loki.domain.json.JsonValue;
import dev.loki.domain.json.PythonJson;
import dev.loki.domain.time.PythonTimestamp;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The recipe of the dashboard chain, that of the original's {@code dashboard/audit.py}: the hash of an entry is SHA-256
 * over the UTF-8 of the hash before it and {@code json.dumps(entry, sort_keys=True)}. A line holds its own hash and not
 * the one before it.
 */
public final class DashboardChain {

    /** The hash before the first entry: 64 zeros. */
    public static final String GENESIS = "0".repeat(64);

    /** The member of a stored line that holds its hash. */
    public static final String HASH_FIELD = "_integrity_hash";

    private DashboardChain() {}

    /** The entry as the original builds it, without a hash. */
    public static JsonObject entry(DashboardEvent event, Instant at) {
        return JsonObject.builder()
                .put("timestamp", PythonTimestamp.isoformat(at))
                .put("action", event.action())
                .put("resource_type", event.resourceType())
                .put("resource_id", event.resourceId())
                .put("user_id", event.userId())
                .put("token_id", event.tokenId())
                .put("ip_address", event.ipAddress())
                .put("user_agent", event.userAgent())
                .put("success", event.success())
                .put("error", event.error())
                .put("details", event.details())
                .build();
    }

    /** The entry with its hash, after the entry that has this one. */
    public static JsonObject link(JsonObject entry, String previousHash) {
        return entry.with(HASH_FIELD, new JsonString(hash(entry, previousHash)));
    }

    /** The text of a line as the original writes it, without the newline: ASCII. */
    public static String line(JsonObject entry) {
        return PythonJson.dumps(entry);
    }

    /** The hash a stored line carries; empty where it was written with integrity switched off. */
    public static Optional<String> storedHash(JsonObject line) {
        return line.string(HASH_FIELD);
    }

    /** The text that is hashed for a line. */
    public static String hashInput(JsonObject line, String previousHash) {
        return previousHash + PythonJson.dumpsSorted(withoutHash(line));
    }

    /** The hash a line ought to carry, in lower-case hex. */
    public static String hash(JsonObject line, String previousHash) {
        return Sha256.hex(hashInput(line, previousHash).getBytes(StandardCharsets.UTF_8));
    }

    private static JsonObject withoutHash(JsonObject line) {
        if (line.get(HASH_FIELD) == null) {
            return line;
        }
        Map<String, JsonValue> members = new LinkedHashMap<>(line.members());
        members.remove(HASH_FIELD);
        return JsonObject.of(members);
    }
}
