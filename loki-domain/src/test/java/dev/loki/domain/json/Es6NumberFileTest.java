package dev.loki.domain.json;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.testing.Nightly;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The file of numbers of RFC 8785's authors, made here instead of fetched: a line is a double's bits in hex, a comma and
 * its ES6 spelling. They publish the SHA-256 of its first lines. It begins with a list, {@code es6-numbers.txt}, goes on
 * with 2,000 doubles from the smallest normal one, and then with those that SHA-256 of 32 zero bytes yields, applied
 * again and again, eight bytes each, little-endian.
 *
 * @see <a href="https://github.com/cyberphone/json-canonicalization/tree/master/testdata#es6-numbers">ES6 numbers</a>
 */
class Es6NumberFileTest {

    private static final int SERIAL = 2_000;

    @ParameterizedTest
    @MethodSource("published")
    void theFirstLinesHaveThePublishedHash(int lines, String sha256) throws Exception {
        assertThat(hash(lines)).isEqualTo(sha256);
    }

    /** Up to a hundred thousand lines; up to a million each night. */
    static Stream<Arguments> published() {
        return Stream.of(
                        Arguments.of(1_000, "be18b62b6f69cdab33a7e0dae0d9cfa869fda80ddc712221570f9f40a5878687"),
                        Arguments.of(10_000, "b9f7a8e75ef22a835685a52ccba7f7d6bdc99e34b010992cbc5864cd12be6892"),
                        Arguments.of(100_000, "22776e6d4b49fa294a0d0f349268e5c28808fe7e0cb2bcbe28f63894e494d4c7"),
                        Arguments.of(1_000_000, "49415fee2c56c77864931bd3624faad425c3c577d6d74e89a83bc725506dad16"))
                .limit(Nightly.count(3, 4));
    }

    private static String hash(int lines) throws IOException, NoSuchAlgorithmException {
        MessageDigest hash = MessageDigest.getInstance("SHA-256");
        Numbers numbers = new Numbers();
        for (int i = 0; i < lines; i++) {
            long bits = numbers.next();
            String text = EcmaScriptNumber.toString(Double.longBitsToDouble(bits));
            hash.update((Long.toHexString(bits) + "," + text + "\n").getBytes(US_ASCII));
        }
        return HexFormat.of().formatHex(hash.digest());
    }

    private static final class Numbers {
        private final List<Long> first = list();
        private final MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
        private ByteBuffer block = ByteBuffer.allocate(32).position(32);
        private int index;

        Numbers() throws IOException, NoSuchAlgorithmException {}

        long next() {
            int at = index++;
            if (at < first.size()) {
                return first.get(at);
            }
            return at < first.size() + SERIAL
                    ? Double.doubleToRawLongBits(Double.MIN_NORMAL) + at - first.size()
                    : random();
        }

        private long random() {
            if (!block.hasRemaining()) {
                block = ByteBuffer.wrap(sha256.digest(block.array())).order(ByteOrder.LITTLE_ENDIAN);
            }
            long bits = block.getLong();
            double value = Double.longBitsToDouble(bits);
            return value == 0 || !Double.isFinite(value) ? random() : bits;
        }

        private static List<Long> list() throws IOException {
            try (InputStream in =
                    Objects.requireNonNull(Es6NumberFileTest.class.getResourceAsStream("es6-numbers.txt"))) {
                List<Long> bits = new ArrayList<>();
                for (String hex : new String(in.readAllBytes(), US_ASCII).split("\\s+", -1)) {
                    if (!hex.isEmpty()) {
                        bits.add(HexFormat.fromHexDigitsToLong(hex));
                    }
                }
                return bits;
            }
        }
    }
}
