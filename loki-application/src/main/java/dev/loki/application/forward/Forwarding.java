package dev.loki.application.forward;

import dev.loki.ports.forward.AuditSink;
import dev.loki.ports.id.IdSource;
import dev.loki.ports.json.JsonReader;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Forwards audit entries to other machines from one daemon thread, which wakes when something was appended and looks
 * every few seconds by itself, because other processes append too. Those who append never wait for it and never learn of
 * its troubles. Thread-safe.
 */
public final class Forwarding {

    private static final Duration POLL = Duration.ofSeconds(2);
    private static final Forwarding OFF = new Forwarding(null, warning -> {});

    /** They have a lock of their own, at which those who append do not call: making one may look up names. */
    private final @Nullable Receivers receivers;

    private final Consumer<String> warnings;

    private @Nullable Thread thread;
    private volatile boolean closing;
    private volatile boolean stopped;
    private boolean appended;

    private Forwarding(@Nullable Receivers receivers, Consumer<String> warnings) {
        this.receivers = receivers;
        this.warnings = warnings;
    }

    /** Forwards nothing and holds nothing. */
    public static Forwarding off() {
        return OFF;
    }

    /**
     * Forwards every chain to every receiver.
     *
     * @param sinks made at the first use, on the thread that forwards
     * @param warnings told, at most once in five minutes, what is not forwarded and why
     */
    public static Forwarding of(
            Supplier<List<AuditSink>> sinks,
            Supplier<List<SourceChain>> chains,
            Supplier<JsonReader> json,
            InstantSource clock,
            IdSource random,
            Consumer<String> warnings) {
        Supplier<List<SinkForwarder>> maker = () -> sinks.get().stream()
                .map(sink -> new SinkForwarder(sink, chains.get(), json.get(), clock, random))
                .toList();
        return new Forwarding(new Receivers(maker, warnings, clock), warnings);
    }

    /** Whether anything is forwarded. */
    public boolean isOn() {
        return receivers != null;
    }

    /** Why nothing can be forwarded as it is configured; empty where it can, or nothing is to be. Makes the receivers. */
    public Optional<String> problem() {
        Receivers to = receivers;
        return to == null ? Optional.empty() : Optional.ofNullable(to.problem());
    }

    /** Starts the thread, where there is something to forward. Safe to call twice. */
    public synchronized void start() {
        Receivers to = receivers;
        if (to != null && thread == null && !closing) {
            thread = new Thread(() -> work(to), "loki-audit-forward");
            thread.setDaemon(true);
            thread.start();
        }
    }

    /** Says that something was appended. Returns at once. */
    public void appended() {
        if (receivers != null) {
            wake();
        }
    }

    /** Forwards, on this thread, what there is now: one attempt for each receiver. */
    public ForwardReport forwardOnce() {
        Receivers to = receivers;
        if (to == null) {
            return ForwardReport.NOTHING;
        }
        pass(to, true);
        ForwardReport report = to.report();
        return to.all().stream().anyMatch(SinkForwarder::isBusyElsewhere)
                ? report.withTrouble("another process is forwarding; it sends what is left")
                : report;
    }

    /**
     * Sends what is still to be sent, for no longer than this, and ends the thread. Safe to call twice.
     *
     * @return what is left; nothing where the thread was never started
     */
    public ForwardReport close(Duration deadline) {
        Receivers to = receivers;
        if (to == null) {
            return ForwardReport.NOTHING;
        }
        Thread running = thread();
        if (running == null) {
            to.close();
            return ForwardReport.NOTHING;
        }
        closing = true;
        wake();
        if (!join(running, deadline.multipliedBy(9).dividedBy(10))) {
            stopped = true;
            to.all().forEach(SinkForwarder::abort);
            join(running, deadline.dividedBy(10));
        }
        ForwardReport report = to.report();
        if (report.pending() > 0) {
            warnings.accept(report.pending() + " audit entries are still to be forwarded"
                    + report.troubles().stream()
                            .findFirst()
                            .map(why -> " (" + why + ")")
                            .orElse("")
                    + "; the next forwarding, or 'loki audit forward', sends them");
        }
        return report;
    }

    private synchronized void wake() {
        appended = true;
        notifyAll();
    }

    private synchronized @Nullable Thread thread() {
        return thread;
    }

    private void work(Receivers to) {
        try {
            while (!closing) {
                pass(to, false);
                to.warn();
                await();
            }
            pass(to, true);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            to.all().forEach(SinkForwarder::close);
        }
    }

    private void pass(Receivers to, boolean evenAfterFailure) {
        to.all().forEach(sink -> sink.pass(() -> !stopped, evenAfterFailure));
    }

    /** A hint ends the waiting; what comes while a receiver fails waits for its time. */
    private synchronized void await() throws InterruptedException {
        long end = System.nanoTime() + POLL.toNanos();
        for (long left = POLL.toNanos(); left > 0 && !appended && !closing; left = end - System.nanoTime()) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
        appended = false;
    }

    private static boolean join(Thread running, Duration patience) {
        try {
            TimeUnit.NANOSECONDS.timedJoin(running, Math.max(1, patience.toNanos()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return !running.isAlive();
    }
}
