package dev.loki.testing;

import org.opentest4j.TestAbortedException;

/** The way for a running test to skip itself, for something it can only find out by trying. */
public final class Skips {
    private Skips() {}

    /**
     * Skips the running test unless what it needs is there.
     *
     * @param what a word or two for the table, without a colon: {@code an unprivileged user}, {@code mount}
     * @param reason what was found instead
     * @throws TestAbortedException when it is not there
     * @throws AssertionError when it is not there and {@code -Dloki.require=all} forbids to skip
     */
    public static void unless(boolean present, String what, String reason) {
        if (!present) {
            Absence absence = new Absence(what, reason);
            Required.current().check(absence);
            throw new TestAbortedException(absence.message());
        }
    }

    /**
     * Skips the running test unless an external thing, found but perhaps of no use here, serves.
     *
     * @throws TestAbortedException when it does not
     * @throws AssertionError when it does not and {@code -Dloki.require} names it
     */
    public static void unless(boolean present, External what, String reason) {
        unless(present, what.token(), reason);
    }
}
