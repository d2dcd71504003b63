package dev.loki.ports.telemetry;

import java.util.Locale;

/**
 * Telemetry that did not reach its receiver.
 *
 * @param items how many spans or points
 * @param trouble what went wrong, in one line without secrets
 */
public record ExportLoss(Signal signal, Cause cause, long items, String trouble) {

    /** Why telemetry is lost. */
    public enum Cause {
        /** More was recorded than the receiver takes. */
        QUEUE_FULL,
        /** One span or point is larger than any request may be. */
        TOO_LARGE,
        /** The receiver took the request, but not all that is in it. */
        REJECTED,
        /** The receiver said no, for good. */
        REFUSED,
        /** The receiver was not there, or asked for patience, for too long. */
        UNREACHABLE,
        /** A file could not be written. */
        UNWRITABLE,
        /** The time for the end was over. */
        CLOSED,
        /** A fault of Loki's own. */
        FAILED;

        /** In lower case, as a label has it. */
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
