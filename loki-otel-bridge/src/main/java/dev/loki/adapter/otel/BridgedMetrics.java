package dev.loki.adapter.otel;

import dev.loki.domain.metric.MetricSnapshot;
import dev.loki.ports.metric.MetricExporter;
import dev.loki.ports.trace.ExportReport;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The metrics of one facade, read by the host from the start to the close. Thread-safe. */
final class BridgedMetrics implements MetricExporter {

    private final HostMetrics host;
    private final HostFaults faults;
    private final long faultsBefore;
    private final Supplier<MetricSnapshot> source;
    private boolean started;
    private @Nullable ExportReport report;

    @SuppressWarnings("UnnecessaryMethodReference") // the host tells facades apart by it, and two may share a source
    BridgedMetrics(HostMetrics host, HostFaults faults, Supplier<MetricSnapshot> source) {
        this.host = host;
        this.faults = faults;
        this.faultsBefore = faults.count();
        this.source = source::get;
    }

    @Override
    public synchronized void start() {
        if (!started && report == null) {
            host.add(source);
            started = true;
        }
    }

    /** The points are taken: the host goes on reading what was counted. What it failed on meanwhile, for any facade, is lost. */
    @Override
    public synchronized ExportReport close(Duration deadline) {
        if (report == null) {
            report = started ? faults.report(host.retire(source).size(), faultsBefore) : ExportReport.NOTHING;
        }
        return report;
    }
}
