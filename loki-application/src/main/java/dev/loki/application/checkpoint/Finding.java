package dev.loki.application.checkpoint;

/**
 * Something that verifying found.
 *
 * @param isError whether it makes the chain tampered; else it is a warning
 * @param what in one line
 */
public record Finding(boolean isError, String what) {

    public static Finding error(String what) {
        return new Finding(true, what);
    }

    public static Finding warning(String what) {
        return new Finding(false, what);
    }
}
