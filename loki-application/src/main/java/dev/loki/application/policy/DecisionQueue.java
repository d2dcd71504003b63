package dev.loki.application.policy;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

/** Decisions on their way from those who made them to the one thread that writes them. Bounded; thread-safe. */
final class DecisionQueue {

    static final int MAX_WAITING = 4096;
    private static final long MAX_WEIGHT = 32L << 20;
    private static final int MAX_BATCH = 256;

    private final Queue<PendingDecision> waiting = new ArrayDeque<>();
    private long weight;
    private long dropped;
    private boolean closed;

    /** What is written at once: decisions, and how many were dropped before them. */
    record Batch(List<PendingDecision> decisions, long dropped) {

        boolean isEmpty() {
            return decisions.isEmpty() && dropped == 0;
        }
    }

    /**
     * Takes the decision where there is room, else counts it. Waits for nobody but the lock.
     *
     * @return false where the queue is closed
     */
    synchronized boolean offer(PendingDecision decision) {
        if (closed) {
            return false;
        }
        if (waiting.size() >= MAX_WAITING || weight + decision.weight() > MAX_WEIGHT) {
            dropped++;
            return true;
        }
        waiting.add(decision);
        weight += decision.weight();
        notifyAll();
        return true;
    }

    /** Waits for decisions; empty once the queue is closed and drained. */
    synchronized Batch take() throws InterruptedException {
        while (waiting.isEmpty() && !closed) {
            wait();
        }
        List<PendingDecision> batch = new ArrayList<>();
        while (!waiting.isEmpty() && batch.size() < MAX_BATCH) {
            PendingDecision next = waiting.remove();
            weight -= next.weight();
            batch.add(next);
        }
        long before = dropped;
        dropped = 0;
        return new Batch(batch, before);
    }

    /** Counts decisions that could not be written, to be told with the next ones. */
    synchronized void lose(long count) {
        dropped += count;
    }

    /** Takes no more decisions; what waits may still be taken out. */
    synchronized void close() {
        closed = true;
        notifyAll();
    }

    /** How many decisions are not written. */
    synchronized long unwritten() {
        return waiting.size() + dropped;
    }
}
