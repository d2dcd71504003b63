package dev.loki.adapter.otlp.metric;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.adapter.otlp.http.OtlpConfig;
import dev.loki.adapter.otlp.http.OtlpSender;
import dev.loki.adapter.otlp.wire.Encoding;
import dev.loki.adapter.otlp.wire.Protos;
import dev.loki.adapter.otlp.wire.TelemetryOrigin;
import dev.loki.contracts.metric.MetricExporterContract;
import dev.loki.domain.metric.MetricDefinition;
import dev.loki.domain.metric.MetricSnapshot;
import dev.loki.domain.metric.Temporality;
import dev.loki.domain.trace.Attributes;
import dev.loki.http.RetryClock;
import dev.loki.json.JacksonJsonReader;
import dev.loki.ports.metric.MetricExporter;
import dev.loki.ports.telemetry.Signal;
import io.opentelemetry.proto.metrics.v1.NumberDataPoint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

class OtlpHttpMetricExporterContractTest extends MetricExporterContract {

    private final MockWebServer server = new MockWebServer();

    @BeforeEach
    void start() throws IOException {
        server.enqueue(new MockResponse.Builder().build());
        server.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Override
    protected MetricExporter newExporter(List<MetricDefinition> definitions, Supplier<MetricSnapshot> source) {
        OtlpConfig config =
                OtlpConfig.forBase(Signal.METRICS, server.url("/").toString()).withEncoding(Encoding.PROTOBUF);
        TelemetryOrigin origin = new TelemetryOrigin(Attributes.EMPTY, "1.2.3");
        OtlpSender sender = new OtlpSender(config, origin.version(), RetryClock.SYSTEM, new JacksonJsonReader());
        return OtlpMetrics.to(sender, origin, source, Temporality.CUMULATIVE, Duration.ofDays(1), loss -> {});
    }

    @Override
    protected Map<String, Double> received(String counter) {
        assertThat(server.getRequestCount()).isLessThanOrEqualTo(1);
        try {
            RecordedRequest request = server.takeRequest(0, TimeUnit.SECONDS);
            return request == null ? Map.of() : values(request, counter);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Double> values(RecordedRequest request, String counter) throws IOException {
        byte[] body = Objects.requireNonNull(request.getBody()).toByteArray();
        return Protos.metrics(body, Encoding.PROTOBUF)
                .getResourceMetrics(0)
                .getScopeMetrics(0)
                .getMetricsList()
                .stream()
                .filter(metric -> metric.getName().equals(counter))
                .flatMap(metric -> metric.getSum().getDataPointsList().stream())
                .collect(Collectors.toMap(
                        point -> point.getAttributes(0).getValue().getStringValue(), NumberDataPoint::getAsDouble));
    }
}
