package dev.loki.contracts.scan;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.ports.scan.Content;
import dev.loki.ports.scan.ContentSource;
import dev.loki.ports.scan.UnreadableContentException;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every {@link ContentSource} does. */
public abstract class ContentSourceContract {

    private static final String NAME = "src/\u00e9.txt";

    /** More than any source hands out in one piece. */
    private static final String LONG = "0123456789abcde\n".repeat(20_000);

    /** A source that holds one text. */
    protected abstract ContentSource open(String name, byte[] text) throws Exception;

    @Test
    void aTextIsListedByItsNameWithSlashes() throws Exception {
        try (ContentSource source = open(NAME, "hello\n".getBytes(UTF_8))) {
            assertThat(source.list().texts()).extracting(Content::name).containsExactly(NAME);
            assertThat(source.list().problems()).isEmpty();
        }
    }

    @Test
    void aTextIsReadWholeAndInOrder() throws Exception {
        try (ContentSource source = open(NAME, LONG.getBytes(UTF_8))) {
            assertThat(read(source.list().texts().get(0))).isEqualTo(LONG);
        }
    }

    @Test
    void bytesThatAreNoTextAreHandedOutAsTheyAre() throws Exception {
        byte[] bytes = new byte[256];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) i;
        }
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        try (ContentSource source = open(NAME, bytes)) {
            source.list().texts().get(0).read((buffer, length) -> {
                read.write(buffer, 0, length);
                return true;
            });
        }
        assertThat(read.toByteArray()).isEqualTo(bytes);
    }

    @Test
    void whoHasEnoughGetsNoMore() throws Exception {
        List<Integer> pieces = new ArrayList<>();
        try (ContentSource source = open(NAME, LONG.getBytes(UTF_8))) {
            source.list().texts().get(0).read((buffer, length) -> {
                pieces.add(length);
                return false;
            });
        }
        assertThat(pieces).hasSize(1);
    }

    @Test
    void anEmptyTextIsATextOfNothing() throws Exception {
        try (ContentSource source = open(NAME, new byte[0])) {
            assertThat(read(source.list().texts().get(0))).isEmpty();
        }
    }

    private static String read(Content content) throws UnreadableContentException {
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        content.read((buffer, length) -> {
            read.write(buffer, 0, length);
            return true;
        });
        return read.toString(UTF_8);
    }
}
