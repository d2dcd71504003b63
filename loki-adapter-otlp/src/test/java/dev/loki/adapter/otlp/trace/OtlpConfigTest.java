package dev.loki.adapter.otlp.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OtlpConfigTest {

    @Test
    void aBaseGetsThePathOfTracesAppended() {
        assertThat(OtlpConfig.forBase("http://localhost:4318/tenant/")
                        .endpoint()
                        .uri())
                .hasToString("http://localhost:4318/tenant/v1/traces");
    }

    @Test
    void secretsAreNotPrinted() {
        OtlpConfig config = OtlpConfig.forBase("https://host/hunter2?key=hunter2")
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
                .isThrownBy(() -> OtlpConfig.forBase(endpoint))
                .satisfies(e -> assertThat(e).hasMessageNotContaining("hunter2"));
    }

    @Test
    void aTimeoutOfNothingIsRefused() {
        OtlpConfig config = OtlpConfig.forBase("http://localhost");

        assertThatIllegalArgumentException().isThrownBy(() -> config.withTimeout(Duration.ZERO));
    }
}
