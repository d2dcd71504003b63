package dev.loki.adapter.otlp.delivery;

import dev.loki.ports.telemetry.ExportLoss;
import org.jspecify.annotations.Nullable;

/**
 * What became of one request.
 *
 * @param accepted how many of its spans or points were taken
 * @param cause why the others were not; null where all were
 * @param trouble what went wrong, in one line without secrets; null where nothing did
 */
public record Delivery(
        int accepted,
        ExportLoss.@Nullable Cause cause,
        @Nullable String trouble) {

    /**
     * All were taken.
     *
     * @param warning what the receiver said nevertheless; null for nothing
     */
    public static Delivery taken(int items, @Nullable String warning) {
        return new Delivery(items, null, warning);
    }

    /** The request was taken, but not all that is in it. */
    public static Delivery partly(int accepted, String trouble) {
        return new Delivery(accepted, ExportLoss.Cause.REJECTED, trouble);
    }

    /** Nothing was taken. */
    public static Delivery lost(ExportLoss.Cause cause, String trouble) {
        return new Delivery(0, cause, trouble);
    }

    /** A fault of our own, whose message may hold what was to be sent and so is left out. */
    public static Delivery failed(RuntimeException fault) {
        return lost(
                ExportLoss.Cause.FAILED, "exporting failed (" + fault.getClass().getSimpleName() + ")");
    }
}
