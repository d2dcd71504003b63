package dev.loki.domain.scan;

import org.jspecify.annotations.Nullable;

/** A pattern of a user whose search takes time linear in the text. Immutable and thread-safe. */
public interface LinearPattern {

    /** A text that stands in every match, at least three ASCII characters; empty where the pattern has none. */
    String literal();

    /** The first match that begins at a place or behind it, or null. */
    @Nullable
    Place find(CharSequence text, int from);

    /**
     * Where a match stands.
     *
     * @param start its first character
     * @param end behind its last character
     */
    record Place(int start, int end) {}
}
