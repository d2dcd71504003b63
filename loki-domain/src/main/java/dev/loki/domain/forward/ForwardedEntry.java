package dev.loki.domain.forward;

import dev.loki.domain.digest.Sha256;
import dev.loki.domain.json.JsonObject;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One audit entry, as a format for other systems needs it. All texts come from outside and may hold anything.
 *
 * @param seq its place in the chain: what the entry says, or the number of lines before it; for a checkpoint the number of
 *     entries it covers
 * @param hash its hash in the chain, or a checkpoint's root; empty where it has none
 * @param time when it happened; null where the entry does not say so in a way that can be read
 * @param actor who acted; empty where nobody is named
 * @param action what was done, never empty
 * @param target what was acted upon
 * @param failed whether it failed or was refused
 * @param fields the entry as JSON; for a line that is no JSON object one with the text as {@code unreadable}
 * @param line the exact bytes in the file, without the newline; not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record ForwardedEntry(
        ForwardedChain chain,
        long seq,
        String hash,
        @Nullable Instant time,
        String actor,
        String action,
        @Nullable String target,
        boolean failed,
        Urgency urgency,
        JsonObject fields,
        byte[] line) {

    /** SHA-256 of the line, in lower-case hex. */
    public String sha256() {
        return Sha256.hex(line);
    }

    /** What stands for the entry where it is too large: enough to find it in the file, and to check it. */
    public JsonObject pointer() {
        return JsonObject.builder()
                .put("chain", chain.wireName())
                .put("seq", seq)
                .put("hash", hash)
                .put("sha256", sha256())
                .put("length", line.length)
                .build();
    }
}
