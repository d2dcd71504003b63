package dev.loki.adapter.otlp.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.adapter.otlp.wire.Encoded;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

class GzipTest {

    private final Random random = new Random(1);
    private final Gzip gzip = new Gzip();

    @Test
    void anyMessageComesBackWhole() throws IOException {
        for (int length : new int[] {0, 1, 100, 8_000, 8_192, 100_000, 3, 1_000_000}) {
            byte[] message = new byte[length];
            random.nextBytes(message);

            assertThat(unzip(gzip.compress(Encoded.of(message)))).isEqualTo(message);
        }
    }

    @Test
    void onlyTheBeginningOfABufferCounts() throws IOException {
        byte[] buffer = new byte[1_000];
        Arrays.fill(buffer, (byte) 'x');

        assertThat(unzip(gzip.compress(new Encoded(buffer, 10)))).isEqualTo(Arrays.copyOf(buffer, 10));
    }

    @Test
    void theBufferIsUsedAgain() {
        byte[] message = new byte[50_000];
        random.nextBytes(message);
        byte[] first = gzip.compress(Encoded.of(message)).buffer();

        assertThat(gzip.compress(Encoded.of(message)).buffer()).isSameAs(first);
    }

    private static byte[] unzip(Encoded compressed) throws IOException {
        return new GZIPInputStream(new ByteArrayInputStream(compressed.toBytes())).readAllBytes();
    }
}
