package dev.loki.domain.audit;

import dev.loki.domain.digest.Sha256;
import dev.loki.domain.json.EcmaScriptJson;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;

/**
 * The recipe of the agent chain: the hash of an entry is SHA-256 over the UTF-8 of
 * {@code JSON.stringify({seq,timestamp,who,what,where,why,metadata,previousHash})}. Fields that a stored line lacks are
 * left out, fields beyond these are not hashed.
 */
public final class AgentChain {

    /** What the first entry names as the hash before it. */
    public static final String GENESIS = "GENESIS";

    private static final List<String> HASHED_FIELDS =
            List.of("seq", "timestamp", "who", "what", "where", "why", "metadata", "previousHash");
    private static final String HASH_PREFIX = "sha256:";

    private AgentChain() {}

    /**
     * The entry that follows on a chain's tip. Plain and slow: what {@link ChainLinker}, by which entries are written, is
     * tested against.
     *
     * @param timestamp as {@link dev.loki.domain.time.IsoTimestamp} writes it
     */
    public static AuditEntry link(AuditDraft draft, String timestamp, ChainTip tip) {
        AuditEntry unhashed = new AuditEntry(
                tip.nextSeq(),
                timestamp,
                draft.who(),
                draft.what(),
                draft.where(),
                draft.why(),
                draft.metadata(),
                tip.hash(),
                "");
        return new AuditEntry(
                unhashed.seq(),
                unhashed.timestamp(),
                unhashed.who(),
                unhashed.what(),
                unhashed.where(),
                unhashed.why(),
                unhashed.metadata(),
                unhashed.previousHash(),
                hash(unhashed.toJson()));
    }

    /** The names of a line's members that its hash does not cover, beside the hash itself. */
    public static List<String> unhashedFields(JsonObject line) {
        return line.members().keySet().stream()
                .filter(name -> !name.equals("hash") && !HASHED_FIELDS.contains(name))
                .toList();
    }

    /** The text that is hashed for a stored line. */
    public static String hashInput(JsonObject line) {
        JsonObject.Builder hashed = JsonObject.builder();
        for (String field : HASHED_FIELDS) {
            JsonValue value = line.get(field);
            if (value != null) {
                hashed.put(field, value);
            }
        }
        return EcmaScriptJson.stringify(hashed.build());
    }

    /** The hash a stored line ought to carry, in bare lower-case hex. */
    public static String hash(JsonObject line) {
        return Sha256.hex(hashInput(line).getBytes(StandardCharsets.UTF_8));
    }

    /** The hash without the {@code sha256:} that some writers put in front. */
    public static String bareHash(String hash) {
        return hash.startsWith(HASH_PREFIX) ? hash.substring(HASH_PREFIX.length()) : hash;
    }

    static MessageDigest sha256() {
        return Sha256.begin();
    }
}
