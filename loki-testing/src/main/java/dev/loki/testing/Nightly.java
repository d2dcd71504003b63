package dev.loki.testing;

/** The long counts of the nightly build: more rounds, more inputs, more processes. */
public final class Nightly {
    private Nightly() {}

    /** How often to do something: the second count with {@code -Pnightly}, else the first. */
    public static int count(int normal, int nightly) {
        return Boolean.getBoolean("loki.nightly") ? nightly : normal;
    }
}
