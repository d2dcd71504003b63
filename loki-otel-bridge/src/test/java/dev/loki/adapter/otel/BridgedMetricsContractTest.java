package dev.loki.adapter.otel;

import dev.loki.contracts.metric.MetricExporterContract;
import dev.loki.domain.metric.MetricDefinition;
import dev.loki.domain.metric.MetricSnapshot;
import dev.loki.ports.metric.MetricExporter;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;

class BridgedMetricsContractTest extends MetricExporterContract {

    private final MeteredHost host = new MeteredHost();

    @AfterEach
    void stop() {
        host.close();
    }

    @Override
    protected MetricExporter newExporter(List<MetricDefinition> definitions, Supplier<MetricSnapshot> source) {
        return host.bridge().metrics(definitions, source);
    }

    @Override
    protected Map<String, Double> received(String counter) {
        return host.values(counter, "model");
    }
}
