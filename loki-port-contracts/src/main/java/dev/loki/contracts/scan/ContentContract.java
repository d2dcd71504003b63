package dev.loki.contracts.scan;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.ports.scan.Content;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every {@link Content} does. */
public abstract class ContentContract {

    /** More than any text hands out in one piece. */
    private static final byte[] LONG = "0123456789abcde\n".repeat(20_000).getBytes(UTF_8);

    /** A text of these bytes. */
    protected abstract Content content(byte[] text) throws Exception;

    @Test
    void aTextIsReadWholeAndInOrder() throws Exception {
        assertThat(read(content(LONG))).isEqualTo(LONG);
    }

    @Test
    void bytesThatAreNoTextAreHandedOutAsTheyAre() throws Exception {
        byte[] bytes = new byte[256];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) i;
        }
        assertThat(read(content(bytes))).isEqualTo(bytes);
    }

    @Test
    void whoHasEnoughGetsNoMore() throws Exception {
        List<Integer> pieces = new ArrayList<>();
        content(LONG).read((buffer, length) -> {
            pieces.add(length);
            return false;
        });
        assertThat(pieces).hasSize(1);
    }

    @Test
    void anEmptyTextIsATextOfNothing() throws Exception {
        assertThat(read(content(new byte[0]))).isEmpty();
    }

    private static byte[] read(Content content) throws Exception {
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        content.read((buffer, length) -> {
            read.write(buffer, 0, length);
            return true;
        });
        return read.toByteArray();
    }
}
