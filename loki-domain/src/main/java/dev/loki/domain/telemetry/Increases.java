package dev.loki.domain.telemetry;

import dev.loki.domain.metric.Temporality;
import org.jspecify.annotations.Nullable;

/**
 * What each point of a sum adds to what its series told before, however it is sent. Not thread-safe.
 *
 * <ul>
 *   <li>A delta adds itself; the same stretch of time sent again adds nothing.
 *   <li>A cumulative sum adds what came since the point before. One whose count began anew, by a later start or, with the
 *       same start, by a smaller value, adds all of it. One that is no later than the last adds nothing.
 *   <li>The first point of a cumulative sum adds all of it where its count began after we did. Else nobody knows how much
 *       of it was taken before: it adds nothing, and is what later ones are counted from.
 * </ul>
 *
 * Of more than {@value #MOST_SERIES} cumulative series, and {@value #MOST_DELTAS} deltas, the oldest are forgotten.
 *
 * @see <a href="https://opentelemetry.io/docs/specs/otel/metrics/data-model/#resets-and-gaps">OpenTelemetry, Metrics Data
 *     Model, resets and gaps</a>
 */
public final class Increases {

    private static final int MOST_SERIES = 10_000;
    private static final int MOST_DELTAS = 50_000;

    private final long sinceEpochNanos;
    private final Recent<RecordId, Boolean> deltas = new Recent<>(MOST_DELTAS);
    private final Recent<RecordId, Reading> readings = new Recent<>(MOST_SERIES);

    /** @param sinceEpochNanos when we began to take points */
    public Increases(long sinceEpochNanos) {
        this.sinceEpochNanos = sinceEpochNanos;
    }

    /** What the point adds; never negative. */
    public double of(DataPoint point) {
        if (!(point.value() >= 0) || Double.isInfinite(point.value())) {
            return 0;
        }
        return point.temporality() == Temporality.DELTA ? ofDelta(point) : ofCumulative(point);
    }

    private double ofDelta(DataPoint point) {
        RecordId id = RecordId.of(point);
        boolean isKnown = deltas.get(id) != null;
        deltas.put(id, true);
        return isKnown ? 0 : point.value();
    }

    private double ofCumulative(DataPoint point) {
        RecordId series = RecordId.ofSeries(point);
        Reading last = readings.get(series);
        Reading now = new Reading(point.startEpochNanos(), point.epochNanos(), point.value());
        if (last != null && !now.isAfter(last)) {
            return 0;
        }
        readings.put(series, now);
        return now.since(last, sinceEpochNanos);
    }

    /** What a series held, and when. */
    private record Reading(long start, long time, double value) {

        boolean isAfter(Reading last) {
            return start >= last.start && time > last.time;
        }

        double since(@Nullable Reading last, long sinceEpochNanos) {
            if (last == null) {
                return start >= sinceEpochNanos ? value : 0;
            }
            boolean beganAnew = start > last.start || value < last.value;
            return beganAnew ? value : value - last.value;
        }
    }
}
