package dev.loki.adapter.socket.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loki.ports.resident.ResidentRequest;
import dev.loki.testing.Nightly;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MessageReaderTest {

    private static final int LONGEST = 100;

    @Test
    void requestsOfOneConnectionAreReadOneAfterAnother() throws IOException {
        MessageReader reader = reader(String.join(
                "",
                "GET /a HTTP/1.1\r\nHost: x\r\nLoki-Setting: A=1\r\nLoki-Setting: B=2\r\n\r\n",
                "POST /b HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n3\r\n\0\nx\r\nA;ext\r\n0123456789\r\n0\r\n\r\n",
                "POST /c HTTP/1.1\r\nConnection: close\r\nContent-Length: 2\r\n\r\nok"));

        ResidentRequest first = reader.request().orElseThrow();
        assertThat(first.path()).isEqualTo("/a");
        assertThat(first.headers("LOKI-SETTING")).containsExactly("A=1", "B=2");
        assertThat(reader.request().orElseThrow().body())
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("\0\nx0123456789");
        assertThat(reader.isLast()).isFalse();
        assertThat(reader.request().orElseThrow().body())
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("ok");
        assertThat(reader.isLast()).isTrue();
        assertThat(reader.request()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    hello                                                              | 400
                    GET / HTTP/1.0                                                     | 400
                    GET / HTTP/1.1~no colon                                            | 400
                    GET / HTTP/1.1~two words: x                                        | 400
                    POST / HTTP/1.1~Content-Length: -1                                 | 400
                    POST / HTTP/1.1~Content-Length: 1~Content-Length: 1                | 400
                    POST / HTTP/1.1~Content-Length: 1~Transfer-Encoding: chunked       | 400
                    POST / HTTP/1.1~Transfer-Encoding: gzip, chunked                   | 400
                    POST / HTTP/1.1~Content-Length: 101                                | 413
                    POST / HTTP/1.1~Content-Length: 999999999999999                    | 413
                    POST / HTTP/1.1~Transfer-Encoding: chunked~~65                     | 413
                    POST / HTTP/1.1~Transfer-Encoding: chunked~~FFFFFFFF               | 413
                    POST / HTTP/1.1~Transfer-Encoding: chunked~~1FFFFFFFF              | 400
                    POST / HTTP/1.1~Transfer-Encoding: chunked~~-1                     | 400
                    """)
    void whatIsNoRequestOrTooMuchIsRefused(String lines, int status) {
        MessageReader reader = reader(lines.replace("~", "\r\n") + "\r\n\r\n");

        assertThatThrownBy(reader::request)
                .isInstanceOfSatisfying(
                        BadRequestException.class, e -> assertThat(e.status()).isEqualTo(status));
    }

    @Test
    void aHeadWithoutEndIsRefusedBeforeItFillsTheMemory() {
        String line = "Loki-Setting: " + "x".repeat(1000) + "\r\n";
        MessageReader reader = reader("GET / HTTP/1.1\r\n" + line.repeat(1000));

        assertThatThrownBy(reader::request)
                .isInstanceOfSatisfying(BadRequestException.class, e -> assertThat(e.status())
                        .isEqualTo(BadRequestException.HEAD_TOO_LARGE));
    }

    @Test
    void whatIsWrittenIsReadAsItWas() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        MessageWriter.write(
                new ResidentRequest("POST", "/é", Map.of("A", List.of("ü", "b")), new byte[] {0, 13, 10}), out);

        ResidentRequest read = new MessageReader(new ByteArrayInputStream(out.toByteArray()), LONGEST)
                .request()
                .orElseThrow();

        assertThat(read.path()).isEqualTo("/é");
        assertThat(read.headers("a")).containsExactly("ü", "b");
        assertThat(read.body()).containsExactly(0, 13, 10);
    }

    /** Every text has one of two ends: requests, or an exception that is expected of streams. */
    @Test
    void noBytesDoMoreThanBeRefused() {
        Random random = new Random(42);
        String[] parts = {
            "GET ",
            "POST / HTTP/1.1",
            "\r\n",
            "\n",
            "\r",
            ":",
            "Content-Length: ",
            "7",
            "Transfer-Encoding:",
            " chunked",
            "FFFFFFF",
            "\0",
            "é",
            "\r\n\r\n",
            "0\r\n",
            "3\r\nabc\r\n",
            "Connection: close"
        };
        for (int i = 0; i < Nightly.count(2_000, 200_000); i++) {
            StringBuilder text = new StringBuilder();
            for (int part = random.nextInt(14); part >= 0; part--) {
                text.append(parts[random.nextInt(parts.length)]);
            }
            MessageReader reader = reader(text.toString());
            try {
                for (int requests = 0; reader.request().isPresent(); requests++) {
                    assertThat(requests).isLessThan(20);
                }
            } catch (IOException e) {
                assertThat(e.getMessage()).isNotBlank();
            }
        }
    }

    private static MessageReader reader(String text) {
        return new MessageReader(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), LONGEST);
    }
}
