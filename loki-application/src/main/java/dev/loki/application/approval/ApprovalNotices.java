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
import java.util.concurrent.atomic.AtomicBoolean;
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
    private final Map<String, Notice> underWay = new HashMap<>();

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
        Notice notice = new Notice(webhook, request);
        underWay.put(request.id(), notice);
        notice.thread.start();
        return true;
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

    /** Waits until nobody is being told any more, for no longer than this. What is under way then is broken off, and not delivered. */
    void close(Duration deadline) {
        List<Notice> notices = underWay();
        await(notices, deadline);
        await(notices.stream().filter(notice -> !notice.breakOff()).toList(), deadline);
    }

    private static void await(List<Notice> notices, Duration deadline) {
        long end = System.nanoTime() + deadline.toNanos();
        try {
            for (Notice notice : notices) {
                TimeUnit.NANOSECONDS.timedJoin(notice.thread, Math.max(1, end - System.nanoTime()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized List<Notice> underWay() {
        return new ArrayList<>(underWay.values());
    }

    /** One request that is being told. Of what became of it, the first word counts. */
    private final class Notice {

        private final ApprovalRequest request;
        private final Thread thread;
        private final AtomicBoolean isKnown = new AtomicBoolean();

        Notice(String webhook, ApprovalRequest request) {
            this.request = request;
            this.thread = new Thread(() -> run(webhook), "loki-approval-webhook");
            thread.setDaemon(true);
        }

        private void run(String webhook) {
            try {
                became(told(webhook, request));
            } finally {
                ended(request.id());
            }
        }

        /** Says whether it was still being told; else it has ended, or is just putting down what became of it. */
        boolean breakOff() {
            boolean wasOpen = became(Delivery.notDelivered(clock.now(), "this process ended before it was told"));
            if (wasOpen) {
                thread.interrupt();
            }
            return wasOpen;
        }

        private boolean became(Delivery delivery) {
            boolean isFirst = isKnown.compareAndSet(false, true);
            if (isFirst) {
                outcome.accept(request.id(), delivery);
            }
            return isFirst;
        }
    }
}
