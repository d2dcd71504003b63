package dev.loki.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpHeadersTest {

    @Test
    void aNameSetAgainInOtherCaseReplacesTheFirst() {
        HttpHeaders headers =
                HttpHeaders.of(Map.of("content-type", "text/plain")).with("Content-Type", "a/b");

        assertThat(headers.asMap()).containsExactly(Map.entry("Content-Type", "a/b"));
    }

    @Test
    void valuesAreNeverPrinted() {
        assertThat(HttpHeaders.of(Map.of("Authorization", "Bearer hunter2"))).hasToString("[Authorization]=***");
    }

    @Test
    void valuesAreMaskedInForeignText() {
        HttpHeaders headers = HttpHeaders.of(Map.of("api-key", "hunter2", "x", "a"));

        assertThat(headers.mask("a bad key hunter2")).isEqualTo("a bad key ***");
    }

    @Test
    void credentialsAreMaskedWithoutTheirScheme() {
        HttpHeaders headers = HttpHeaders.of(Map.of("Authorization", "Bearer hunter2"));

        assertThat(headers.mask("token hunter2 of Bearer hunter2")).isEqualTo("token *** of ***");
    }

    @Test
    void thePasswordOfBasicCredentialsIsMaskedToo() {
        HttpHeaders headers = HttpHeaders.of(Map.of("Authorization", "Basic " + "bWVAZXhhbXBsZS5jb206aHVudGVyMg=="));

        assertThat(headers.mask("no hunter2, nor bWVAZXhhbXBsZS5jb206aHVudGVyMg==, of me@example.com"))
                .isEqualTo("no ***, nor ***, of me@example.com");
        assertThat(HttpHeaders.of(Map.of("Authorization", "Basic ?")).mask("a ?"))
                .isEqualTo("a ?");
    }

    @Test
    void whatIsNoSecretIsNotMasked() {
        HttpHeaders headers = HttpHeaders.of(
                Map.of("user-agent", "loki", "Accept", "application/json", "X-GitHub-Api-Version", "2022-11-28"));

        assertThat(headers.mask("loki-0123 wants application/json since 2022-11-28"))
                .isEqualTo("loki-0123 wants application/json since 2022-11-28");
    }

    @ParameterizedTest
    @ValueSource(strings = {"hunter2\r\nX-Other: 1", "hunter2é", "hunter2\u0000"})
    void valuesThatWouldBreakTheHeaderAreRefusedWithoutEcho(String value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HttpHeaders.of(Map.of("api-key", value)))
                .withMessageContaining("api-key")
                .satisfies(e -> assertThat(e).hasMessageNotContaining("hunter2"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a:b", "é", "a\n"})
    void namesThatAreNoTokenAreRefused(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> HttpHeaders.of(Map.of(name, "v")));
    }
}
