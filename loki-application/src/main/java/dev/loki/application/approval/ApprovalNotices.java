package dev.loki.application.approval;

import dev.loki.domain.approval.ApprovalRequest;
import dev.loki.domain.approval.Delivery;
import dev.loki.ports.approval.ApprovalNotifier;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/**
 * Tells webhooks of requests in the background, so that nobody waits for a receiver that hangs: at most
 * {@value #MOST_AT_ONCE} at once, each on a daemon thread. Thread-safe.
 */
final class ApprovalNotices {

    private static final int MOST_AT_ONCE = 16;

    private final Supplier<? extends ApprovalNotifier> notifier;
    private final ApprovalClock clock;
    private final BiConsumer<String, Delivery> outcome;
    private final Map<String, Thread> underWay = new HashMap<>();

    /** @param outcome told, with the request's id, what became of it */
    ApprovalNotices(
            Supplier<? extends ApprovalNotifier> notifier, ApprovalClock clock, BiConsumer<String, Delivery> outcome) {
        this.notifier = notifier;
        this.clock = clock;
        this.outcome = outcome;
    }

    /** Tells the webhook, unless it is being told already. */
    void tell(String webhook, ApprovalRequest request) {
        if (!begin(webhook, request)) {
            outcome.accept(
                    request.id(),
                    Delivery.notDelivered(clock.now(), MOST_AT_ONCE + " others were being told at that moment"));
        }
    }

    private synchronized boolean begin(String webhook, ApprovalRequest request) {
        if (underWay.containsKey(request.id())) {
            return true;
        }
        if (underWay.size() >= MOST_AT_ONCE) {
            return false;
        }
        Thread thread = new Thread(() -> run(webhook, request), "loki-approval-webhook");
        thread.setDaemon(true);
        underWay.put(request.id(), thread);
        thread.start();
        return true;
    }

    private void run(String webhook, ApprovalRequest request) {
        try {
            outcome.accept(request.id(), told(webhook, request));
        } finally {
            ended(request.id());
        }
    }

    private Delivery told(String webhook, ApprovalRequest request) {
        try {
            return notifier.get().tell(webhook, request);
        } catch (RuntimeException e) {
            return Delivery.notDelivered(clock.now(), "failed: " + e.getClass().getSimpleName());
        }
    }

    private synchronized void ended(String id) {
        underWay.remove(id);
    }

    /** Waits until nobody is being told any more, for no longer than this. */
    void settle(Duration deadline) {
        long end = System.nanoTime() + deadline.toNanos();
        try {
            for (Thread thread : underWay()) {
                TimeUnit.NANOSECONDS.timedJoin(thread, Math.max(1, end - System.nanoTime()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized List<Thread> underWay() {
        return new ArrayList<>(underWay.values());
    }
}
