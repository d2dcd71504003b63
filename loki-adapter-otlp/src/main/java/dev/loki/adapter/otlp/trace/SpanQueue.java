package dev.loki.adapter.otlp.trace;

import dev.loki.domain.trace.Span;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.TimeUnit;

/** Spans on their way from those who made them to the one thread that sends them. Bounded; thread-safe. */
final class SpanQueue {

    /**
     * Where spans come fast, more are about to come: a batch that is full leaves this much later, with them. A request
     * costs as much as a few hundred spans.
     */
    private static final long GATHERING_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

    private static final int GATHERED = 5;

    private final ExportLimits limits;
    private final int enough;
    private final Queue<Span> spans = new ArrayDeque<>();
    private long offered;
    private boolean closed;

    SpanQueue(ExportLimits limits) {
        this.limits = limits;
        this.enough = Math.max(limits.flushAt(), Math.min(GATHERED * limits.flushAt(), limits.queue() / 4));
    }

    /** Takes the span where there is room. Waits for nobody but the lock. */
    synchronized void offer(Span span) {
        if (closed) {
            return;
        }
        offered++;
        if (spans.size() < limits.queue()) {
            spans.add(span);
            wakeTaker();
        }
    }

    /** Waits until it is time to send, and takes all that waits; empty once the queue is closed and drained, or the thread is interrupted. */
    synchronized List<Span> take() {
        try {
            awaitBatch();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        }
        List<Span> batch = List.copyOf(spans);
        spans.clear();
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

    private void wakeTaker() {
        if (spans.size() == 1 || spans.size() == limits.flushAt() || spans.size() == enough) {
            notifyAll();
        }
    }

    private synchronized void awaitBatch() throws InterruptedException {
        while (spans.isEmpty() && !closed) {
            wait();
        }
        awaitSize(limits.flushAt(), limits.patience().toNanos());
        if (spans.size() >= limits.flushAt()) {
            awaitSize(enough, GATHERING_NANOS);
        }
    }

    private synchronized void awaitSize(int size, long patienceNanos) throws InterruptedException {
        long deadline = System.nanoTime() + patienceNanos;
        long left = patienceNanos;
        while (left > 0 && spans.size() < size && !closed) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
            left = deadline - System.nanoTime();
        }
    }
}
