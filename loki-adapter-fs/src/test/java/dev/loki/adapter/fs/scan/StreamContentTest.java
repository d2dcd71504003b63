package dev.loki.adapter.fs.scan;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.loki.contracts.scan.ContentSourceContract;
import dev.loki.ports.scan.ContentSource;
import dev.loki.ports.scan.UnreadableContentException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;

class StreamContentTest extends ContentSourceContract {

    @Override
    protected ContentSource open(String name, byte[] text) {
        return new StreamContent(name, new ByteArrayInputStream(text));
    }

    @Test
    void aStreamThatBreaksOffIsSaid() {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("the pipe broke");
            }

            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                return read();
            }
        };
        assertThatExceptionOfType(UnreadableContentException.class)
                .isThrownBy(() -> new StreamContent("in", broken).read((buffer, length) -> true))
                .withMessageContaining("the pipe broke");
    }
}
