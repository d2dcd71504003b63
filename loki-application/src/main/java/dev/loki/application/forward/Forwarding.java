package dev.loki.application.forward;

import dev.loki.ports.forward.AuditSink;
import dev.loki.ports.id.IdSource;
import dev.loki.ports.json.JsonReader;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
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
    private static final Duration BETWEEN_WARNINGS = Duration.ofMinutes(5);
    private static final Forwarding OFF = new Forwarding(null, warning -> {}, InstantSource.system());

    private final @Nullable Supplier<List<SinkForwarder>> maker;
    private final Consumer<String> warnings;
    private final InstantSource clock;
    /** Not this object, at which those who append call: making a receiver may look up names. */
    private final Object making = new Object();

    private @Nullable List<SinkForwarder> sinks;
    private @Nullable Thread thread;
    private @Nullable Instant warned;
    private volatile boolean closing;
    private volatile boolean stopped;
    private boolean appended;

    private Forwarding(@Nullable Supplier<List<SinkForwarder>> maker, Consumer<String> warnings, InstantSource clock) {
        this.maker = maker;
        this.warnings = warnings;
        this.clock = clock;
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
        return new Forwarding(
                () -> sinks.get().stream()
                        .map(sink -> new SinkForwarder(sink, chains.get(), json.get(), clock, random))
                        .toList(),
                warnings,
                clock);
    }

    /** Whether anything is forwarded. */
    public boolean isOn() {
        return maker != null;
    }

    /** Starts the thread, where there is something to forward. Safe to call twice. */
    public synchronized void start() {
        if (maker != null && thread == null && !closing) {
            thread = new Thread(this::work, "loki-audit-forward");
            thread.setDaemon(true);
            thread.start();
        }
    }

    /** Says that something was appended. Returns at once. */
    public void appended() {
        if (maker != null) {
            wake();
        }
    }

    /** Forwards, on this thread, what there is now: one attempt for each receiver. */
    public ForwardReport forwardOnce() {
        if (maker == null) {
            return ForwardReport.NOTHING;
        }
        sinks().forEach(sink -> sink.pass(() -> !stopped, true));
        ForwardReport report = report();
        return sinks().stream().anyMatch(SinkForwarder::isBusyElsewhere)
                ? report.withTrouble("another process is forwarding; it sends what is left")
                : report;
    }

    /**
     * Sends what is still to be sent, for no longer than this, and ends the thread. Safe to call twice.
     *
     * @return what is left; nothing where the thread was never started
     */
    public ForwardReport close(Duration deadline) {
        Thread running = thread();
        if (running == null) {
            closeSinks();
            return ForwardReport.NOTHING;
        }
        closing = true;
        wake();
        if (!join(running, deadline.multipliedBy(9).dividedBy(10))) {
            stopped = true;
            sinks().forEach(SinkForwarder::abort);
            join(running, deadline.dividedBy(10));
        }
        ForwardReport report = report();
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

    private void closeSinks() {
        synchronized (making) {
            if (sinks != null) {
                sinks.forEach(SinkForwarder::close);
            }
        }
    }

    private synchronized void wake() {
        appended = true;
        notifyAll();
    }

    private synchronized @Nullable Thread thread() {
        return thread;
    }

    private void work() {
        try {
            while (!closing) {
                passOnce();
                await();
            }
            sinks().forEach(sink -> sink.pass(() -> !stopped, true));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            sinks().forEach(SinkForwarder::close);
        }
    }

    private void passOnce() {
        sinks().forEach(sink -> sink.pass(() -> !stopped, false));
        warn(report(0));
    }

    /** A hint ends the waiting; what comes while a receiver fails waits for its time. */
    private synchronized void await() throws InterruptedException {
        long end = System.nanoTime() + POLL.toNanos();
        for (long left = POLL.toNanos(); left > 0 && !appended && !closing; left = end - System.nanoTime()) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
        appended = false;
    }

    /** A configuration that cannot be used is told once, and nothing is forwarded. */
    private List<SinkForwarder> sinks() {
        synchronized (making) {
            if (sinks == null) {
                sinks = make();
            }
            return sinks;
        }
    }

    private List<SinkForwarder> make() {
        try {
            return Objects.requireNonNull(maker).get();
        } catch (RuntimeException e) {
            warnings.accept("audit entries are not forwarded: " + e.getMessage());
            return List.of();
        }
    }

    private ForwardReport report() {
        return report(sinks().stream().mapToLong(SinkForwarder::pending).sum());
    }

    private ForwardReport report(long pending) {
        List<SinkForwarder> all = sinks();
        return new ForwardReport(
                all.stream().mapToLong(SinkForwarder::sent).sum(),
                pending,
                all.stream()
                        .map(SinkForwarder::trouble)
                        .filter(Objects::nonNull)
                        .toList(),
                all.stream().flatMap(sink -> sink.tampering().stream()).toList());
    }

    private void warn(ForwardReport report) {
        boolean isDue = warned == null || !clock.instant().isBefore(warned.plus(BETWEEN_WARNINGS));
        if (isDue && !(report.troubles().isEmpty() && report.tampering().isEmpty())) {
            warned = clock.instant();
            report.tampering().forEach(finding -> warnings.accept("the audit trail was tampered with: " + finding));
            report.troubles().forEach(warnings);
        }
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
