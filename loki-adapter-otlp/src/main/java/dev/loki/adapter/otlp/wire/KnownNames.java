package dev.loki.adapter.otlp.wire;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the names of attributes are spelled, for those that came before. Holds at most {@value #MOST} of at most
 * {@value #LONGEST} chars: a program has few and short ones, and one that makes them up only gains nothing. Not
 * thread-safe.
 */
final class KnownNames {

    static final int MOST = 512;
    static final int LONGEST = 128;

    private final Map<String, byte[]> spellings = new HashMap<>();

    /** Null where the name is not known. */
    byte @Nullable [] get(String name) {
        return spellings.get(name);
    }

    /** Once it is full, it begins anew. */
    void put(String name, byte[] spelling) {
        if (name.length() > LONGEST) {
            return;
        }
        if (spellings.size() == MOST) {
            spellings.clear();
        }
        spellings.put(name, spelling);
    }
}
