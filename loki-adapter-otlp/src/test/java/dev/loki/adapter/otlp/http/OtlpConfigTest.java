package dev.loki.adapter.otlp.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.loki.ports.telemetry.Signal;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OtlpConfigTest {

    @Test
    void aBaseGetsThePathOfTracesAppended() {
        assertThat(OtlpConfig.forBase(Signal.TRACES, "http://localhost:4318/tenant/")
                        .endpoint()
                        .uri())
                .hasToString("http://localhost:4318/tenant/v1/traces");
    }

    @Test
    void eachSignalHasItsPathAndAnAddressOfItsOwnIsUsedAsItIs() {
        assertThat(OtlpConfig.forBase(Signal.METRICS, "https://host?k=v")
                        .endpoint()
                        .uri())
                .hasToString("https://host/v1/metrics?k=v");
        assertThat(OtlpConfig.forAddress(Signal.METRICS, "https://host/push")
                        .endpoint()
                        .uri())
                .hasToString("https://host/push");
    }

    @Test
    void secretsAreNotPrinted() {
        OtlpConfig config = OtlpConfig.forBase(Signal.TRACES, "https://host/hunter2?key=hunter2")
                .withHeaders(Map.of("api-key", "hunter2"))
                .withCompression(OtlpConfig.Compression.GZIP);

        assertThat(config.toString())
                .contains("https://host", "api-key", "GZIP")
                .doesNotContain("hunter2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "file:///etc/passwd",
                "ftp://host",
                "http://user:hunter2@host", // loki:allow
                "",
                "localhost:4318"
            })
    void addressesThatAreNotHttpAreRefused(String endpoint) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OtlpConfig.forBase(Signal.TRACES, endpoint))
                .satisfies(e -> assertThat(e).hasMessageNotContaining("hunter2"));
    }

    @Test
    void aTimeoutOfNothingIsRefused() {
        OtlpConfig config = OtlpConfig.forBase(Signal.TRACES, "http://localhost");

        assertThatIllegalArgumentException().isThrownBy(() -> config.withTimeout(Duration.ZERO));
    }
}
