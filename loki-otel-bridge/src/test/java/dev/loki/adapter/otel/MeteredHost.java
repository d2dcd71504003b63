package dev.loki.adapter.otel;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.data.DoublePointData;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.testing.exporter.InMemoryMetricReader;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** A host whose metrics are read when a test asks. */
final class MeteredHost implements AutoCloseable {

    private final InMemoryMetricReader reader = InMemoryMetricReader.create();
    private final OpenTelemetrySdk sdk = OpenTelemetrySdk.builder()
            .setMeterProvider(
                    SdkMeterProvider.builder().registerMetricReader(reader).build())
            .build();
    private final OtelBridge bridge = OtelBridge.to(sdk);

    OtelBridge bridge() {
        return bridge;
    }

    /** Read now. */
    Optional<MetricData> metric(String name) {
        return reader.collectAllMetrics().stream()
                .filter(metric -> metric.getName().equals(name))
                .findFirst();
    }

    /** What a sum or a gauge has now, by one of its labels. */
    Map<String, Double> values(String name, String label) {
        return metric(name).map(MeteredHost::points).orElse(List.of()).stream()
                .collect(Collectors.toMap(
                        point -> Objects.requireNonNull(point.getAttributes().get(AttributeKey.stringKey(label))),
                        DoublePointData::getValue));
    }

    private static Collection<DoublePointData> points(MetricData metric) {
        return switch (metric.getType()) {
            case DOUBLE_SUM -> metric.getDoubleSumData().getPoints();
            case DOUBLE_GAUGE -> metric.getDoubleGaugeData().getPoints();
            default -> throw new AssertionError(metric);
        };
    }

    @Override
    public void close() {
        bridge.close();
        sdk.close();
    }
}
