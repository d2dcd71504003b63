package dev.loki.ports.forward;

/**
 * A place between two entries of a chain, which can be found again where files were renamed, and of which can be told
 * whether the entry before it is still the same.
 *
 * @param segment SHA-256, in hex, of the first line of the segment; empty before the first entry
 * @param start where in the segment the entry before this place starts
 * @param end where it ends: the offset of the next one
 * @param entry SHA-256, in hex, of the bytes from start to end
 * @param count how many entries are before this place, over all segments
 */
public record ChainPlace(String segment, long start, long end, String entry, long count) {

    /** Before the first entry. */
    public static final ChainPlace START = new ChainPlace("", 0, 0, "", 0);

    /** @throws IllegalArgumentException where a number is negative or the end is before the start */
    public ChainPlace {
        if (start < 0 || end < start || count < 0) {
            throw new IllegalArgumentException("a place has an end that is not before its start, and a count");
        }
    }

    /** Whether nothing is before this place. */
    public boolean isStart() {
        return segment.isEmpty();
    }
}
