package dev.loki.domain.scan;

import static dev.loki.domain.scan.Samples.pem;
import static dev.loki.domain.scan.Samples.secrets;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A private key is found by its header, and hidden to its end. */
class PrivateKeyTest {
    @ParameterizedTest
    @ValueSource(strings = {"", "RSA ", "EC ", "DSA ", "OPENSSH ", "ENCRYPTED "})
    void everyKindOfPrivateKeyIsFound(String kind) {
        assertThat(secrets("x\n" + pem(kind))).containsExactly("private-key");
    }

    @Test
    void publicKeysAndCertificatesAreNot() {
        assertThat(secrets("-----BEGIN PUBLIC KEY-----\n")).isEmpty();
        assertThat(secrets("-----BEGIN CERTIFICATE-----\n")).isEmpty();
        assertThat(secrets("---- BEGIN PRIVATE KEY ----")).isEmpty();
    }

    @Test
    void theWholeKeyIsMasked() {
        String text = "before\n" + pem("RSA ") + "\nafter";

        assertThat(ContentScanner.SECRETS.mask(text)).isEqualTo("before\n-----BEGIN***\nafter");
    }

    @Test
    void headersOfAnEncryptedKeyDoNotEndIt() {
        String text = pem("RSA ")
                .replace("KEY-----\n" + Samples.PEM_BODY, "KEY-----\nDEK-Info: AES-128-CBC,0A\n\n" + Samples.PEM_BODY);

        assertThat(ContentScanner.SECRETS.mask(text)).isEqualTo("-----BEGIN***");
    }

    @Test
    void aKeyWithEscapedLineBreaksIsMasked() {
        String json = "{\"key\":\"" + pem("").replace("\n", "\\n") + "\\n\"}";

        assertThat(ContentScanner.SECRETS.mask(json)).isEqualTo("{\"key\":\"-----BEGIN***\\n\"}");
    }

    @Test
    void aKeyCutOffBeforeItsEndIsMasked() {
        assertThat(ContentScanner.SECRETS.mask(pem("").substring(0, 100))).isEqualTo("-----BEGIN***");
    }

    @Test
    void twoKeysAreTwoFindings() {
        assertThat(ContentScanner.SECRETS.scan(pem("") + "\n" + pem("EC "))).hasSize(2);
    }
}
