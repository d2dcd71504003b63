package dev.loki.domain.digest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class HmacSha256Test {

    /** RFC 4231, test case 2. */
    private static final String PUBLISHED = "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843";

    private final HmacSha256 hmac = HmacSha256.of("Jefe");

    @Test
    void itIsThePublishedCodeInHoweverManyParts() {
        assertThat(HexFormat.of().formatHex(hmac.code(bytes("what do ya want for nothing?"))))
                .isEqualTo(PUBLISHED);
        assertThat(HexFormat.of().formatHex(hmac.code(bytes("what do ya "), bytes(""), bytes("want for nothing?"))))
                .isEqualTo(PUBLISHED);
    }

    @Test
    void anotherBitAnotherLengthAndAnotherTextAreNotItsCode() {
        byte[] text = bytes("what do ya want for nothing?");
        byte[] code = HexFormat.of().parseHex(PUBLISHED);
        assertThat(hmac.isCode(code, text)).isTrue();
        assertThat(hmac.isCode(code, bytes("what do ya want for nothing!"))).isFalse();
        assertThat(hmac.isCode(HexFormat.of().parseHex(PUBLISHED.substring(2)), text))
                .isFalse();
        code[31] ^= (byte) 1;
        assertThat(hmac.isCode(code, text)).isFalse();
    }

    @Test
    void itPrintsNoKey() {
        assertThat(hmac).hasToString("HmacSha256[...]");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
