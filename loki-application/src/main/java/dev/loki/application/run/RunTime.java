package dev.loki.application.run;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** How long the command of a run may take, from the moment on at which it is watched. Thread-safe. */
public final class RunTime implements RunLimit {

    private final Duration most;
    private final LongSupplier ticks;
    private volatile @Nullable Long begin;

    /**
     * @param most more than zero
     * @param ticks nanoseconds from any beginning
     */
    public RunTime(Duration most, LongSupplier ticks) {
        this.most = most;
        this.ticks = ticks;
    }

    @Override
    public Optional<Stop> reached() {
        Long since = begin;
        return since == null || ticks.getAsLong() - since < most.toNanos() ? Optional.empty() : Optional.of(end());
    }

    @Override
    public Watch watch(Consumer<Stop> stop) {
        begin = ticks.getAsLong();
        CountDownLatch closed = new CountDownLatch(1);
        Thread thread = new Thread(() -> watch(stop, closed), "loki-run-time");
        thread.setDaemon(true);
        thread.start();
        return () -> {
            closed.countDown();
            join(thread);
        };
    }

    private void watch(Consumer<Stop> stop, CountDownLatch closed) {
        try {
            if (!closed.await(most.toNanos(), TimeUnit.NANOSECONDS)) {
                stop.accept(end());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Stop end() {
        return new Stop(
                Outcome.LIMIT_REACHED,
                "the command has taken the " + most.toSeconds() + " s that it may take (LOKI_MAX_DURATION)");
    }
}
