package dev.loki.domain.digest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PlainSha256Test {

    /** FIPS 180-4, as NIST's examples have it. */
    @Test
    void digestsNistsExamples() {
        assertThat(hex("abc")).isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assertThat(hex("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"))
                .isEqualTo("248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
    }

    /** Every length around the ends of a block. */
    @Test
    void digestsAsThePlatformDoes() {
        Random random = new Random(180_4);
        for (int length = 0; length < 300; length++) {
            byte[] text = new byte[length];
            random.nextBytes(text);
            assertThat(PlainSha256.hex(text)).isEqualTo(Sha256.hex(text));
        }
    }

    private static String hex(String text) {
        return PlainSha256.hex(text.getBytes(StandardCharsets.US_ASCII));
    }
}
