package dev.loki.ports.host;

import dev.loki.domain.metric.HistogramListener;
import dev.loki.domain.metric.MetricDefinition;
import dev.loki.domain.metric.MetricSnapshot;
import dev.loki.ports.metric.MetricExporter;
import dev.loki.ports.telemetry.ExportLoss;
import dev.loki.ports.trace.HostSpans;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The telemetry of a host that Loki is embedded in: Loki's spans and metrics go through it, and Loki exports nothing by
 * itself. One serves any number of facades. Fails open, as exporters do: no method throws or waits. Thread-safe.
 *
 * @see HistogramListener what histograms record is told one by one
 */
public interface HostTelemetry extends HistogramListener {

    /**
     * Where the spans of one facade begin and end.
     *
     * @param losses told of spans that come after the close, which are in no report
     */
    HostSpans spans(Consumer<ExportLoss> losses);

    /**
     * Has the host read the metrics of one facade whenever it reads its own, from the start of what is returned on.
     *
     * @param definitions of all metrics there may be
     * @param source reads counters and gauges, cumulative; its histograms are passed over
     */
    MetricExporter metrics(List<MetricDefinition> definitions, Supplier<MetricSnapshot> source);
}
