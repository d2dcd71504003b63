package dev.loki.domain.scan;

/**
 * How far from its keyword a value lies at most, in bytes.
 *
 * @param before the keyword's first byte
 * @param behind its last byte
 */
record Reach(int before, int behind) {

    /** All that a window shows, but for room to end a character in. */
    static final Reach OF_WINDOW = new Reach(Window.BEHIND, Window.AHEAD - Keyword.LONGEST);

    static Reach behind(int bytes) {
        return new Reach(0, bytes);
    }
}
