package dev.loki.adapter.otel;

import dev.loki.ports.trace.ExportReport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Where what the host's OpenTelemetry throws ends, such as a fault in one of its processors: telemetry fails open, and a
 * decision must not fail with it. Thread-safe.
 */
final class HostFaults {

    private long count;
    private @Nullable String trouble;

    /** Has the host do something; what it throws is counted. */
    void run(Runnable work) {
        try {
            work.run();
        } catch (Exception | StackOverflowError | LinkageError e) {
            caught(e);
        }
    }

    /**
     * Asks the host for something; where it throws, that is counted, and there is this instead. A host that is written in
     * Kotlin may throw exceptions that no method declares.
     */
    <T> T ask(Supplier<T> work, T otherwise) {
        try {
            return work.get();
        } catch (Exception | StackOverflowError | LinkageError e) {
            caught(e);
            return otherwise;
        }
    }

    /** How often it threw. */
    synchronized long count() {
        return count;
    }

    /** A report in which each fault after the first so many is a loss. */
    synchronized ExportReport report(long exported, long before) {
        return new ExportReport(exported, count - before, count == before ? null : trouble);
    }

    /** The message is the host's, and may hold anything. */
    private synchronized void caught(Throwable fault) {
        count++;
        trouble = "the host's OpenTelemetry threw " + fault.getClass().getName();
    }
}
