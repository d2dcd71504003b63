package dev.loki.domain.metric.recorded;

import dev.loki.domain.metric.MetricKind;
import dev.loki.domain.metric.Temporality;
import dev.loki.domain.telemetry.DataPoint;
import dev.loki.domain.telemetry.DataPoint.Distribution;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** The points of one series, taken together while they come. Not thread-safe. */
final class SeriesSum {

    /** Of how many processes the last reading is kept; what earlier ones had is in their sum. */
    private static final int MOST_PROCESSES = 1_000;

    private final SeriesKey key;
    private final Map<Life, Reading> latest = new LinkedHashMap<>(4, 0.75f, true);
    private Reading settled = Reading.NOTHING;
    private int settledProcesses;
    private boolean summed;
    private long epochNanos;
    private @Nullable DataPoint newest;

    SeriesSum(SeriesKey key) {
        this.key = key;
    }

    void add(DataPoint point) {
        DataPoint before = newest;
        if (before == null || point.epochNanos() >= before.epochNanos()) {
            newest = point;
            epochNanos = point.epochNanos();
        }
        if (isGauge(point)) {
            return;
        }
        boolean isDelta = point.temporality() == Temporality.DELTA;
        summed |= isDelta;
        Life life = new Life(instance(point), isDelta ? 0 : point.startEpochNanos());
        Reading reading = new Reading(point.epochNanos(), point.value(), point.distribution());
        latest.merge(life, reading, isDelta ? Reading::plus : Reading::later);
        settleTheOldest();
    }

    RecordedSeries series() {
        DataPoint point = Objects.requireNonNull(newest);
        boolean isGauge = isGauge(point);
        Reading sum = isGauge ? new Reading(epochNanos, point.value(), null) : total();
        return new RecordedSeries(
                key.metric(),
                point.unit(),
                isGauge ? MetricKind.GAUGE : point.kind(),
                summed,
                key.service(),
                key.labels(),
                isGauge ? 1 : settledProcesses + latest.size(),
                epochNanos,
                sum.value(),
                point.kind() == MetricKind.HISTOGRAM ? sum.distribution() : null);
    }

    private Reading total() {
        Reading sum = settled;
        for (Reading reading : latest.values()) {
            sum = sum.plus(reading);
        }
        return sum;
    }

    private void settleTheOldest() {
        if (latest.size() > MOST_PROCESSES) {
            Iterator<Reading> oldest = latest.values().iterator();
            settled = settled.plus(oldest.next());
            oldest.remove();
            settledProcesses++;
        }
    }

    /** What may fall has no sum over processes that are gone. */
    private static boolean isGauge(DataPoint point) {
        boolean mayFall = point.kind() == MetricKind.COUNTER && !point.monotonic();
        return point.kind() == MetricKind.GAUGE || (mayFall && point.temporality() == Temporality.CUMULATIVE);
    }

    private static String instance(DataPoint point) {
        Object instance = point.source().resource().get("service.instance.id");
        return instance == null ? "" : instance.toString();
    }

    /**
     * Which series, of whatever process.
     *
     * @param labels by name
     */
    record SeriesKey(String metric, String service, SortedMap<String, String> labels) {}

    /** A process, or a part of its life: a sum that began anew is another. */
    private record Life(String instance, long startEpochNanos) {}

    private record Reading(
            long epochNanos, double value, @Nullable Distribution distribution) {

        static final Reading NOTHING = new Reading(0, 0, null);

        Reading later(Reading other) {
            return other.epochNanos >= epochNanos ? other : this;
        }

        Reading plus(Reading other) {
            return new Reading(
                    Math.max(epochNanos, other.epochNanos), value + other.value, sum(distribution, other.distribution));
        }

        private static @Nullable Distribution sum(@Nullable Distribution one, @Nullable Distribution other) {
            if (one == null || other == null) {
                return one == null ? other : one;
            }
            long count = one.count() + other.count();
            if (!one.bounds().equals(other.bounds())
                    || one.counts().size() != other.counts().size()) {
                return new Distribution(count, List.of(), List.of());
            }
            List<Long> counts = new ArrayList<>();
            for (int range = 0; range < one.counts().size(); range++) {
                counts.add(one.counts().get(range) + other.counts().get(range));
            }
            return new Distribution(count, counts, one.bounds());
        }
    }
}
