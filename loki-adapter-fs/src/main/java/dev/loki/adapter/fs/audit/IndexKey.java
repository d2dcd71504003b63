package dev.loki.adapter.fs.audit;

import dev.loki.domain.json.EcmaScriptJson;
import dev.loki.domain.json.JsonString;
import org.jspecify.annotations.Nullable;

/** What an index remembers of a field: a hash over its name and its JSON spelling (FNV-1a, 64 bits). */
final class IndexKey {

    static final byte WHO = 'o';
    static final byte WHAT = 'a';
    static final byte WHERE = 'e';

    private static final long OFFSET_BASIS = 0xcbf29ce484222325L;
    private static final long PRIME = 0x100000001b3L;

    private IndexKey() {}

    static byte @Nullable [] spelling(@Nullable String value) {
        return value == null ? null : EcmaScriptJson.stringifyToUtf8(new JsonString(value));
    }

    static long of(byte field, byte[] bytes, int from, int to) {
        long hash = (OFFSET_BASIS ^ field) * PRIME;
        for (int i = from; i < to; i++) {
            hash = (hash ^ (bytes[i] & 0xff)) * PRIME;
        }
        return hash ^ (hash >>> 29);
    }

    static long of(byte field, String value) {
        byte[] spelling = EcmaScriptJson.stringifyToUtf8(new JsonString(value));
        return of(field, spelling, 0, spelling.length);
    }
}
