package dev.loki.domain.scan;

/**
 * A part of a {@link Shape}: a run of bytes out of one set.
 *
 * @param least how many there are at least
 * @param most how many there are at most; one more and the shape does not fit
 */
record Element(ByteSet set, int least, int most) {

    boolean isFixed() {
        return least == most;
    }

    boolean allows(int length) {
        return length >= least && length <= most;
    }
}
