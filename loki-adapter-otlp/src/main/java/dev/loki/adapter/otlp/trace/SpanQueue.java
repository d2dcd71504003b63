package dev.loki.adapter.otlp.trace;

import dev.loki.domain.trace.Span;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Spans on their way from those who made them to the one thread that sends them. Bounded; thread-safe. */
final class SpanQueue {

    /**
     * Where spans come fast, more are about to come: a batch that is full leaves this much later, with them. A request
     * costs as much as a few hundred spans. Not where one holds no more than that batch.
     */
    private static final long GATHERING_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

    private static final int GATHERED = 5;

    private final ExportLimits limits;
    private final int enough;
    private final Queue<Span> spans = new ArrayDeque<>();
    private long offered;
    private long dropped;
    private long due;
    private boolean closed;

    SpanQueue(ExportLimits limits) {
        this.limits = limits;
        int many = Math.min(GATHERED * limits.flushAt(), limits.queue() / 4);
        this.enough = Math.max(limits.flushAt(), Math.min(many, limits.most()));
    }

    /**
     * Takes the span where there is room, else counts it as dropped. Waits for nobody but the lock.
     *
     * @return false where the queue is closed, and nothing has become of it
     */
    synchronized boolean offer(Span span) {
        if (closed) {
            return false;
        }
        offered++;
        if (hasRoom()) {
            add(span);
        } else {
            dropped++;
        }
        return true;
    }

    /**
     * Takes the span once there is room. Waits for it at most this long.
     *
     * @return whether it was taken; where it was not, nothing has become of it yet
     */
    synchronized boolean offer(Span span, Duration patience) {
        try {
            await(this::hasRoom, System.nanoTime() + patience.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return hasRoom() && offer(span);
    }

    /**
     * Waits until it is time to send, and takes what a request may hold; empty once the queue is closed and drained, or
     * the thread is interrupted.
     */
    synchronized List<Span> take() {
        try {
            awaitBatch();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        }
        int count = Math.min(spans.size(), limits.most());
        List<Span> batch = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            batch.add(spans.remove());
        }
        notifyAll();
        return batch;
    }

    /** Takes no more spans; what waits may still be taken out. */
    synchronized void close() {
        closed = true;
        notifyAll();
    }

    /** Drops what waits. */
    synchronized void clear() {
        spans.clear();
    }

    /** How many spans were offered before the queue was closed, dropped ones included. */
    synchronized long offered() {
        return offered;
    }

    /** How many found the queue full since this was last asked. */
    synchronized long takeDropped() {
        long since = dropped;
        dropped = 0;
        return since;
    }

    private boolean hasRoom() {
        return spans.size() < limits.queue();
    }

    private void add(Span span) {
        if (spans.isEmpty()) {
            due = System.nanoTime() + limits.patience().toNanos();
        }
        spans.add(span);
        if (spans.size() == 1 || spans.size() == limits.flushAt() || spans.size() == enough) {
            notifyAll();
        }
    }

    /** What a request had no room for is due no later than those that it took. */
    private synchronized void awaitBatch() throws InterruptedException {
        while (spans.isEmpty() && !closed) {
            wait();
        }
        awaitSize(limits.flushAt(), due);
        if (spans.size() >= limits.flushAt() && spans.size() < enough) {
            awaitSize(enough, System.nanoTime() + GATHERING_NANOS);
        }
    }

    private void awaitSize(int size, long until) throws InterruptedException {
        await(() -> spans.size() >= size, until);
    }

    /** Waits until the condition holds, or the time, or the queue is over. */
    private synchronized void await(BooleanSupplier condition, long until) throws InterruptedException {
        long left = until - System.nanoTime();
        while (left > 0 && !closed && !condition.getAsBoolean()) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
            left = until - System.nanoTime();
        }
    }
}
