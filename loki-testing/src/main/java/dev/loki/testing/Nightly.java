package dev.loki.testing;

/** The long counts of the nightly build: more rounds, more inputs, more processes. */
public final class Nightly {
    private Nightly() {}

    /** Whether this is the nightly build. */
    static boolean isOn() {
        return Boolean.getBoolean("loki.nightly");
    }

    /** How often to do something: the second count with {@code -Pnightly}, else the first. */
    public static int count(int normal, int nightly) {
        return isOn() ? nightly : normal;
    }
}
