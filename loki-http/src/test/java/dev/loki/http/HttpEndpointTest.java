package dev.loki.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpEndpointTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost:4318",
                "HTTPS://collector.example/base",
                " http://127.0.0.1:1 ",
                "http://[::1]:4318/"
            })
    void httpAddressesAreTaken(String text) {
        assertThat(HttpEndpoint.parse(text).uri()).hasToString(text.strip());
    }

    @ParameterizedTest
    @CsvSource({
        "file:///etc/passwd, http://",
        "ftp://host/, http://",
        "localhost:4318, http://",
        "'', http://",
        "/v1/traces, http://",
        "http:opaque, host",
        "http://, character",
        "http:///path, host",
        "http://my_host:4318, host",
        "http://2130706433%2e/, host",
        "http://[fe80::1%25eth0]:4318, host",
        "http://host:0, port",
        "http://host:65536, port",
        "http://host/#part, fragment",
        "http://ho st/, character"
    })
    void otherAddressesAreRefusedWithWhatWasExpected(String text, String expectation) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HttpEndpoint.parse(text))
                .withMessageContaining(expectation)
                .withNoCause();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://user:hunter2@host/", // loki:allow
                "http://hunter2@host",
                "ftp://user:hunter2@host/", // loki:allow
                "user:hunter2@host",
                "http://user:hunter2 @host/",
                "http://user:hunter2@ho_st/", // loki:allow
                "http://host/?key=hunter2#f"
            })
    void refusalsNeverEchoCredentials(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HttpEndpoint.parse(text))
                .satisfies(e -> assertThat(e).hasMessageNotContaining("hunter2").hasNoCause());
    }

    @ParameterizedTest
    @CsvSource({
        "http://host:4318, http://host:4318/v1/traces",
        "http://host:4318/, http://host:4318/v1/traces",
        "http://host/tenant%20a, http://host/tenant%20a/v1/traces",
        "http://host/tenant/?key=k, http://host/tenant/v1/traces?key=k",
    })
    void resolvingKeepsTheBasePath(String base, String expected) {
        assertThat(HttpEndpoint.parse(base).resolve("v1/traces").uri()).hasToString(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "http://h:4318,http://H:4318/path,true",
        "http://h,HTTP://h:80,true",
        "https://h,https://h:443,true",
        "https://h:4318,https://h,true",
        "https://h:4318,http://h,true",
        "http://h:443,https://h:443,false",
        "http://h:4318,https://h,false",
        "http://h:4318,http://h:4319,false",
        "http://h:4318,http://h,false",
        "https://h,https://h.example,false",
        "https://evil.h,https://h,false",
        "http://[::1]:4318,http://[::1]:4318,true",
        "http://[::1]:4318,http://127.0.0.1:4318,false"
    })
    void secretsGoToTheSameOriginOrBetterGuardedToTheSameHost(String here, String meantFor, boolean may) {
        assertThat(HttpEndpoint.parse(here).mayHaveSecretsOf(HttpEndpoint.parse(meantFor)))
                .isEqualTo(may);
    }

    @Test
    void textFormHoldsNeitherPathNorQuery() {
        assertThat(HttpEndpoint.parse("https://host:8443/services/T0/hunter2?key=hunter2"))
                .hasToString("https://host:8443");
    }
}
