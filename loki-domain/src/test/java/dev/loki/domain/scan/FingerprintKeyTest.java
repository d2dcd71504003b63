package dev.loki.domain.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** A fingerprint tells a value again under its key and for its detector alone. */
class FingerprintKeyTest {

    private static final String VALUE = "k9Qz7" + "XpL2m";

    private final FingerprintKey key = FingerprintKey.of(bytes("0123456789abcdef"));

    /** As {@code printf 'tk\0VALUE' | openssl dgst -sha256 -hmac KEY} prints it. */
    @Test
    void itIsTheHmacOverTheDetectorAZeroByteAndTheValue() {
        assertThat(fingerprint("tk", VALUE))
                .isEqualTo("fcd13190441b79e2ded5331f593ff314" + "ca2e8f846cb35add96332f36c4d414fc");
    }

    @Test
    void detectorAndValueAreToldApart() {
        assertThat(fingerprint("tk", VALUE)).isNotEqualTo(fingerprint("tl", VALUE));
        assertThat(fingerprint("tk", VALUE)).isNotEqualTo(fingerprint("tkk", VALUE.substring(1)));
    }

    @Test
    void onlyTheValueCounts() {
        byte[] text = bytes("x " + VALUE + " y");
        FingerprintKey.Maker maker = key.maker();
        assertThat(maker.fingerprint("tk", text, new Span(2, 12))).isEqualTo(fingerprint("tk", VALUE));
        assertThat(maker.fingerprint("tk", text, new Span(2, 12))).isEqualTo(fingerprint("tk", VALUE));
    }

    @Test
    void theKeyHasSixteenBytesAndIsNotPrinted() {
        assertThat(key).hasToString("FingerprintKey[...]");
        assertThatThrownBy(() -> FingerprintKey.of(new byte[15])).hasMessageContaining("this one has 15");
    }

    private String fingerprint(String detector, String value) {
        byte[] bytes = bytes(value);
        return key.maker().fingerprint(detector, bytes, new Span(0, bytes.length));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
