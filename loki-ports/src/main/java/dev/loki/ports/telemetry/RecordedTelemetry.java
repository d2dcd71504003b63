package dev.loki.ports.telemetry;

import dev.loki.domain.telemetry.DataPoint;
import dev.loki.domain.telemetry.SourcedSpan;
import java.util.function.Consumer;

/**
 * Telemetry that was recorded, to be read as often as wanted. Anybody may have written it, and somebody may be writing it
 * now: what cannot be read is passed over and counted. What it takes does not grow with how much there is. Thread-safe.
 */
public interface RecordedTelemetry {

    /**
     * Hands out every span, in the order in which they were recorded.
     *
     * @throws UnreadableTelemetryException where there is nothing to be read
     */
    ReadingReport readSpans(Consumer<SourcedSpan> consumer);

    /**
     * Hands out every point of every metric, in the order in which they were recorded.
     *
     * @throws UnreadableTelemetryException where there is nothing to be read
     */
    ReadingReport readPoints(Consumer<DataPoint> consumer);
}
