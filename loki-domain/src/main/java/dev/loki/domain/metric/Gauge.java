package dev.loki.domain.metric;

import java.util.concurrent.atomic.AtomicLong;

/** A value that goes up and down, 0 at first. */
public final class Gauge implements Series {

    private final Runnable onRefusal;
    private final AtomicLong bits = new AtomicLong(Double.doubleToRawLongBits(0));

    Gauge(Runnable onRefusal) {
        this.onRefusal = onRefusal;
    }

    /** Sets the value; one that is not finite is passed over and counted as refused. */
    public void set(double value) {
        if (Double.isFinite(value)) {
            bits.set(Double.doubleToRawLongBits(value));
        } else {
            onRefusal.run();
        }
    }

    /** Changes the value by this much, which may be negative; a result that is not finite is refused. */
    public void add(double amount) {
        long before;
        double after;
        do {
            before = bits.get();
            after = Double.longBitsToDouble(before) + amount;
            if (!Double.isFinite(after)) {
                onRefusal.run();
                return;
            }
        } while (!bits.compareAndSet(before, Double.doubleToRawLongBits(after)));
    }

    @Override
    public MetricPoint read(Labels labels) {
        return new MetricPoint.Value(labels, Double.longBitsToDouble(bits.get()));
    }
}
