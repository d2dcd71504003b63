package dev.loki.bootstrap.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.adapter.otlp.trace.ExportLimits;
import dev.loki.adapter.otlp.wire.Encoding;
import dev.loki.domain.metric.Temporality;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TelemetrySettingsTest {

    @Test
    void theEndpointAloneSwitchesTelemetryOnByTheSeedsLimits() {
        TelemetrySettings settings = read(Map.of());

        assertThat(settings.limits()).isEqualTo(new ExportLimits(2048, 100, 2048, Duration.ofSeconds(5)));
        assertThat(settings.traces().encoding()).isEqualTo(Encoding.JSON);
        assertThat(settings.traces().timeout()).isEqualTo(Duration.ofSeconds(10));
        assertThat(settings.temporality()).isEqualTo(Temporality.CUMULATIVE);
        assertThat(settings.serviceName()).isEqualTo("loki-mode");
        assertThat(settings.closeTime(true)).isEqualTo(Duration.ofSeconds(5));
        assertThat(settings.closeTime(false)).isEqualTo(Duration.ofSeconds(2));
        assertThat(settings.warnings()).isEmpty();
    }

    @Test
    void withoutTheEndpointNoOtherVariableSwitchesAnythingOn() {
        assertThat(Reading.of(Map.of(
                                "OTEL_EXPORTER_OTLP_ENDPOINT", "http://localhost:4318",
                                "OTEL_EXPORTER_OTLP_HEADERS", "garbage"))
                        .telemetry())
                .isNull();
    }

    @Test
    void whatAnAgentWasGivenToTellUsByIsNotTakenForACollectorOfOurs() {
        Map<String, String> agents = Map.of(
                "OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:41234",
                "OTEL_EXPORTER_OTLP_HEADERS", "x-loki-receiver=" + "0".repeat(64),
                "OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf",
                "OTEL_EXPORTER_OTLP_TRACES_HEADERS", "authorization=mine");

        TelemetrySettings settings = read(agents);

        assertThat(settings.headersFor()).isEqualTo(settings.endpoint());
        assertThat(settings.metrics().headers()).isEmpty();
        assertThat(settings.metrics().encoding()).isEqualTo(Encoding.JSON);
        assertThat(settings.traces().headers()).containsOnlyKeys("authorization");
        Map<String, String> own = new HashMap<>(agents);
        own.put("LOKI_OTEL_ENDPOINT", "http://127.0.0.1:41234/");
        assertThat(Reading.of(own).telemetry()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"true,true", "TRUE,true", "false,false", "1,false"})
    void theSdkCanBeDisabled(String value, boolean off) {
        Map<String, String> environment =
                Map.of("LOKI_OTEL_ENDPOINT", "http://localhost:4318", "OTEL_SDK_DISABLED", value);

        assertThat(Reading.of(environment).telemetry() == null).isEqualTo(off);
    }

    @Test
    void batchesAreAsTheVariablesSay() {
        TelemetrySettings settings = read(Map.of(
                "OTEL_BSP_SCHEDULE_DELAY", "250",
                "OTEL_BSP_MAX_QUEUE_SIZE", "5000",
                "OTEL_BSP_MAX_EXPORT_BATCH_SIZE", "512",
                "OTEL_BSP_EXPORT_TIMEOUT", "30000",
                "OTEL_METRIC_EXPORT_TIMEOUT", "20000",
                "LOKI_OTEL_CLOSE_TIMEOUT", "0"));

        assertThat(settings.limits()).isEqualTo(new ExportLimits(5000, 512, 512, Duration.ofMillis(250)));
        assertThat(settings.tracePatience()).isEqualTo(Duration.ofSeconds(30));
        assertThat(settings.metricPatience()).isEqualTo(Duration.ofSeconds(20));
        assertThat(settings.closeTime(false)).isZero();
    }

    @Test
    void aBatchIsNoLargerThanTheQueue() {
        TelemetrySettings settings = read(Map.of("OTEL_BSP_MAX_QUEUE_SIZE", "50"));
        assertThat(settings.limits().flushAt()).isEqualTo(50);
        assertThat(settings.warnings()).isEmpty();

        assertThat(read(Map.of("OTEL_BSP_MAX_QUEUE_SIZE", "50", "OTEL_BSP_MAX_EXPORT_BATCH_SIZE", "51"))
                        .warnings())
                .singleElement()
                .asString()
                .startsWith("OTEL_BSP_MAX_EXPORT_BATCH_SIZE: ");
    }

    @Test
    void aSignalsOwnVariablesWinOverThoseOfBoth() {
        TelemetrySettings settings = read(Map.of(
                "OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf",
                "OTEL_EXPORTER_OTLP_TRACES_PROTOCOL", "http/json",
                "OTEL_EXPORTER_OTLP_TIMEOUT", "250",
                "OTEL_EXPORTER_OTLP_METRICS_TIMEOUT", "500",
                "OTEL_EXPORTER_OTLP_COMPRESSION", "gzip",
                "OTEL_EXPORTER_OTLP_METRICS_ENDPOINT", "https://metrics.example/push",
                "OTEL_EXPORTER_OTLP_HEADERS", "authorization=Bearer%20x,a=b+c",
                "OTEL_EXPORTER_OTLP_METRICS_HEADERS", "api-key=y",
                "OTEL_EXPORTER_OTLP_CERTIFICATE", "/pem/ca",
                "OTEL_EXPORTER_OTLP_METRICS_CERTIFICATE", "/pem/other"));

        OtlpSettings traces = settings.traces();
        assertThat(traces.encoding()).isEqualTo(Encoding.JSON);
        assertThat(traces.timeout()).isEqualTo(Duration.ofMillis(250));
        assertThat(traces.gzip()).isTrue();
        assertThat(traces.endpoint()).isNull();
        assertThat(traces.headers()).isEqualTo(Map.of("authorization", "Bearer x", "a", "b+c"));
        assertThat(traces.ca()).isEqualTo(Path.of("/pem/ca"));
        OtlpSettings metrics = settings.metrics();
        assertThat(metrics.encoding()).isEqualTo(Encoding.PROTOBUF);
        assertThat(metrics.timeout()).isEqualTo(Duration.ofMillis(500));
        assertThat(metrics.endpoint()).isEqualTo("https://metrics.example/push");
        assertThat(metrics.headers()).isEqualTo(Map.of("api-key", "y"));
        assertThat(metrics.ca()).isEqualTo(Path.of("/pem/other"));
        assertThat(settings.toString()).doesNotContain("Bearer").doesNotContain("push");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "OTEL_EXPORTER_OTLP_PROTOCOL|grpc|http/json, http/protobuf",
                "OTEL_EXPORTER_OTLP_TRACES_PROTOCOL|grpc|http/json, http/protobuf",
                "OTEL_EXPORTER_OTLP_TIMEOUT|soon|whole number",
                "OTEL_EXPORTER_OTLP_COMPRESSION|zstd|none, gzip",
                "OTEL_EXPORTER_OTLP_HEADERS|na me=x|header name",
                "OTEL_EXPORTER_OTLP_HEADERS|name=a%0Ab|printable",
                "OTEL_EXPORTER_OTLP_HEADERS|name=%C3%A9|printable",
                "OTEL_EXPORTER_OTLP_HEADERS|name=%zz|percent-encoded",
                "OTEL_EXPORTER_OTLP_HEADERS|hunter2|name=value",
                "OTEL_EXPORTER_OTLP_METRICS_ENDPOINT|localhost:4318|http",
                "OTEL_EXPORTER_OTLP_CLIENT_KEY|/pem/key|CLIENT_CERTIFICATE",
                "OTEL_RESOURCE_ATTRIBUTES|team|name=value",
                "OTEL_BSP_SCHEDULE_DELAY|-1|whole number",
                "OTEL_BSP_MAX_QUEUE_SIZE|0|whole number",
                "OTEL_METRIC_EXPORT_INTERVAL|1|whole number",
                "OTEL_EXPORTER_OTLP_METRICS_TEMPORALITY_PREFERENCE|often|cumulative, delta"
            })
    void whatIsWrongIsOneWarningAndPassedOver(String name, String value, String expectation) {
        TelemetrySettings settings = read(Map.of(name, value));

        assertThat(settings.warnings()).singleElement().satisfies(warning -> assertThat(warning)
                .matches("OTEL_EXPORTER_OTLP_CLIENT_CERTIFICATE: .*|" + name + ": .*")
                .contains(expectation)
                .doesNotContain("hunter2")
                .endsWith("passed over"));
        assertThat(settings.limits()).isEqualTo(ExportLimits.DEFAULT);
        assertThat(settings.traces().headers()).isEmpty();
    }

    @Test
    void everythingThatIsWrongIsTold() {
        assertThat(read(Map.of("OTEL_EXPORTER_OTLP_PROTOCOL", "grpc", "OTEL_BSP_MAX_QUEUE_SIZE", "many"))
                        .warnings())
                .hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"team=core%2Cinfra,deployment.environment.name=prod", " team = core%2Cinfra ,"})
    void attributesOfTheResourceArePercentDecoded(String attributes) {
        assertThat(read(Map.of("OTEL_RESOURCE_ATTRIBUTES", attributes)).resource())
                .containsEntry("team", "core,infra");
    }

    @Test
    void theServiceIsNamedByTheMostSpecificVariable() {
        Map<String, String> all = new HashMap<>(Map.of(
                "OTEL_SERVICE_NAME", "first",
                "LOKI_SERVICE_NAME", "second",
                "OTEL_RESOURCE_ATTRIBUTES", "service.name=third"));
        assertThat(read(all).serviceName()).isEqualTo("first");
        all.remove("OTEL_SERVICE_NAME");
        assertThat(read(all).serviceName()).isEqualTo("second");
        all.remove("LOKI_SERVICE_NAME");
        assertThat(read(all).serviceName()).isEqualTo("third");
    }

    private static TelemetrySettings read(Map<String, String> variables) {
        Map<String, String> environment = new HashMap<>(variables);
        environment.put("LOKI_OTEL_ENDPOINT", "http://localhost:4318");
        return Objects.requireNonNull(Reading.of(environment).telemetry());
    }
}
