package dev.loki.adapter.kafka.event;

import dev.loki.ports.event.EventSubscription;
import dev.loki.ports.event.Stopping;
import java.time.Duration;
import java.util.function.Consumer;

/** A daemon thread that works step by step until it is closed; what goes wrong is told, and tried again. */
final class KafkaSubscription implements EventSubscription {

    private static final Duration AFTER_TROUBLE = Duration.ofSeconds(1);

    /** What a subscription does; used by its thread only. */
    interface Work extends AutoCloseable {

        /** Does something, or waits for a little while. */
        void step() throws InterruptedException;

        /** Takes up again what trouble interrupted. */
        void startAgain();

        @Override
        void close();
    }

    private final String group;
    private final Work work;
    private final Stopping stopping;
    private final KafkaTrouble trouble;
    private final Consumer<String> warnings;
    private final Thread thread;
    private String told = "";

    KafkaSubscription(String group, Work work, Stopping stopping, KafkaTrouble trouble, Consumer<String> warnings) {
        this.group = group;
        this.work = work;
        this.stopping = stopping;
        this.trouble = trouble;
        this.warnings = warnings;
        thread = new Thread(this::run, "loki-events-kafka-" + (group.isEmpty() ? "follow" : group));
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    @Override
    public String group() {
        return group;
    }

    @Override
    public void close() {
        stopping.stop();
        if (!stopping.awaitEnd(thread) && !endsWhenInterrupted()) {
            warnings.accept("a handler of event group " + group + " does not return; it was given up");
        }
    }

    /** Kafka's clients wait for the network; nothing that others use is closed by an interrupt. */
    private boolean endsWhenInterrupted() {
        thread.interrupt();
        return stopping.awaitEnd(thread);
    }

    private void run() {
        try {
            while (!stopping.isStopped()) {
                step();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // closed
        } finally {
            end();
        }
    }

    /** The thread ends: whether it was interrupted means nothing any more, but Kafka's clients would not close. */
    private void end() {
        boolean interrupted = Thread.interrupted();
        try {
            work.close();
        } catch (RuntimeException e) {
            warnings.accept("event group " + group + " on Kafka did not end well: " + trouble.reason(e));
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void step() throws InterruptedException {
        try {
            work.step();
        } catch (RuntimeException e) {
            if (Thread.currentThread().isInterrupted()) {
                throw new InterruptedException("closed");
            }
            tell(e);
            stopping.pause(AFTER_TROUBLE);
            startAgain();
        }
    }

    private void startAgain() {
        try {
            work.startAgain();
        } catch (RuntimeException e) {
            tell(e);
        }
    }

    /** The same trouble is told once. */
    private void tell(RuntimeException e) {
        String warning =
                "event group " + group + " on Kafka: " + trouble.reason(e) + "; it is tried again every second";
        if (!warning.equals(told)) {
            told = warning;
            warnings.accept(warning);
        }
    }
}
