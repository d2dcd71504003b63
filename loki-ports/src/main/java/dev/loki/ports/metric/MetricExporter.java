package dev.loki.ports.metric;

import dev.loki.ports.trace.ExportReport;
import java.time.Duration;

/**
 * Sends what metrics hold, each interval and at the end. It fails open: it never throws and never blocks those who
 * record. Implementations are thread-safe.
 */
public interface MetricExporter {

    /** Begins to send; before, there is no thread. Further calls do nothing. */
    void start();

    /**
     * Sends what metrics hold now, where it was started, and stops. Takes no longer than this. Further calls only repeat
     * the report.
     *
     * @return how many points were taken in all, and how many of the last reading were not
     */
    ExportReport close(Duration deadline);
}
