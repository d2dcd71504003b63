package dev.loki.json;

import dev.loki.domain.policy.PolicyDocument;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Collects the line of each value of a document by its JSON Pointer (RFC 6901), in bounded memory: pointers longer than
 * {@value #MAX_POINTER_LENGTH} characters, and values after the first {@value #MAX_VALUES}, are left out, so that a
 * hostile document cannot make its pointers many times its own size. Not thread-safe.
 */
public final class ValueLines {

    /** The pointer of the document itself. */
    public static final String ROOT = "";

    private static final int MAX_POINTER_LENGTH = 200;
    private static final int MAX_VALUES = 50_000;

    private final Map<String, Integer> lines = new HashMap<>();

    /** The pointer of a member or element; null, as below null, where it would be too long. */
    public @Nullable String child(@Nullable String parent, String name) {
        return parent == null || parent.length() + name.length() >= MAX_POINTER_LENGTH
                ? null
                : PolicyDocument.child(parent, name);
    }

    /** Notes the line, from 1, of the value at a pointer; nothing where that is null. */
    public void put(@Nullable String pointer, int line) {
        if (pointer != null && lines.size() < MAX_VALUES) {
            lines.put(pointer, line);
        }
    }

    /** What was noted. */
    public Map<String, Integer> asMap() {
        return Map.copyOf(lines);
    }
}
