package dev.loki.domain.cost;

import dev.loki.domain.digest.Sha256;
import dev.loki.domain.json.JsonFieldException;
import dev.loki.domain.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** What was counted under the last {@value #MOST} keys, as a digest. Not thread-safe. */
final class KnownKeys {

    static final int MOST = 20_000;

    private static final int DIGITS = 16;

    private final Map<String, String> digests = new LinkedHashMap<>();

    /**
     * Whether this very thing was counted under the key.
     *
     * @throws ReusedKeyException where something else was
     */
    boolean isKnown(String key, JsonObject what) {
        String digest = digests.get(key);
        if (digest != null && !digest.equals(digest(what))) {
            throw new ReusedKeyException(key);
        }
        return digest != null;
    }

    void put(String key, JsonObject what) {
        digests.put(key, digest(what));
        if (digests.size() > MOST) {
            digests.remove(digests.keySet().iterator().next());
        }
    }

    private static String digest(JsonObject what) {
        return Sha256.hex(what.toString().getBytes(StandardCharsets.UTF_8)).substring(0, DIGITS);
    }

    JsonObject toJson() {
        JsonObject.Builder json = JsonObject.builder();
        digests.forEach(json::put);
        return json.build();
    }

    static KnownKeys of(JsonObject json, String member) {
        if (!(json.get(member) instanceof JsonObject digests)) {
            throw new JsonFieldException(member, "expected an object");
        }
        KnownKeys keys = new KnownKeys();
        digests.members()
                .keySet()
                .forEach(key -> keys.digests.put(key, digests.string(key).orElse("")));
        return keys;
    }
}
