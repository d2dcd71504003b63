package dev.loki.adapter.kafka.event;

import dev.loki.ports.event.EventSubscription;
import dev.loki.ports.event.Stopping;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Predicate;

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
    private final Predicate<Thread> interrupt;
    private final KafkaTrouble trouble;
    private final Consumer<String> warnings;
    private final Thread thread;
    private String told = "";

    /**
     * @param interrupt interrupts a thread that Kafka's client keeps waiting, where that disturbs nobody; says whether it did
     */
    KafkaSubscription(
            String group,
            Work work,
            Stopping stopping,
            Predicate<Thread> interrupt,
            KafkaTrouble trouble,
            Consumer<String> warnings) {
        this.group = group;
        this.work = work;
        this.stopping = stopping;
        this.interrupt = interrupt;
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
            warnings.accept("a handler of event group " + group + " does not return; it is no longer waited for");
        }
    }

    private boolean endsWhenInterrupted() {
        return interrupt.test(thread) && stopping.awaitEnd(thread);
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
        } catch (RuntimeException | Error e) {
            startAgain(e);
        } catch (InterruptedException e) {
            startAgain(e); // closed; or the handler was interrupted by its own doing
        }
    }

    private void startAgain(Throwable trouble) throws InterruptedException {
        if (stopping.isStopped()) {
            return;
        }
        tell(trouble);
        boolean interrupted = Thread.interrupted(); // by nobody of ours; Kafka's clients would not go on
        stopping.pause(AFTER_TROUBLE);
        try {
            work.startAgain();
        } catch (RuntimeException e) {
            tell(e);
        }
        if (interrupted && stopping.isStopped()) {
            Thread.currentThread().interrupt();
        }
    }

    /** The same trouble is told once. */
    private void tell(Throwable e) {
        String reason = e instanceof RuntimeException ? trouble.reason(e) : e.toString();
        String warning = "event group " + group + " on Kafka: " + reason + "; it is tried again every second";
        if (!warning.equals(told)) {
            told = warning;
            warnings.accept(warning);
        }
    }
}
