package dev.loki.domain.metric;

import java.util.concurrent.atomic.DoubleAdder;

/** A sum that only grows. Exact up to 2^53 for whole numbers. */
public final class Counter implements Series {

    private final Runnable onRefusal;
    private final DoubleAdder sum = new DoubleAdder();

    Counter(Runnable onRefusal) {
        this.onRefusal = onRefusal;
    }

    /** Adds a finite amount that is not negative; anything else is passed over and counted as refused. */
    public void add(double amount) {
        if (amount >= 0 && amount <= Double.MAX_VALUE) {
            sum.add(amount);
        } else {
            onRefusal.run();
        }
    }

    /** Adds one. */
    public void increment() {
        sum.add(1);
    }

    @Override
    public MetricPoint read(Labels labels) {
        return new MetricPoint.Value(labels, Math.min(sum.sum(), Double.MAX_VALUE));
    }
}
