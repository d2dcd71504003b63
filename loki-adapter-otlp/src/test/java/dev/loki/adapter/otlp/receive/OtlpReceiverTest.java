package dev.loki.adapter.otlp.receive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.UnknownFieldSet;
import dev.loki.adapter.otlp.wire.Encoding;
import dev.loki.adapter.otlp.wire.PartialSuccess;
import dev.loki.domain.telemetry.DataPoint;
import dev.loki.domain.telemetry.LogRecord;
import dev.loki.domain.telemetry.SourcedSpan;
import dev.loki.json.JacksonJsonReader;
import dev.loki.ports.audit.AuditLogException;
import dev.loki.ports.telemetry.TelemetryIntake;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceResponse;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.logs.v1.ResourceLogs;
import io.opentelemetry.proto.logs.v1.ScopeLogs;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OtlpReceiverTest {

    private static final String LOGS =
            "{\"resourceLogs\":[{\"scopeLogs\":[{\"logRecords\":[{\"timeUnixNano\":\"5\"}%s]}]}]}";
    private static final byte[] ONE_LOG = LOGS.formatted("").getBytes(UTF_8);
    private static final byte[] ONE_LOG_AND_A_HALF =
            LOGS.formatted(",{\"timeUnixNano\":\"x\"}").getBytes(UTF_8);
    private static final String JSON = "application/json";
    private static final int MOST = 100_000;
    private static final String SECRET = "s3cret-".repeat(4);

    private final Taken taken = new Taken();
    private final OtlpReceiver receiver = new OtlpReceiver(taken, new JacksonJsonReader(), MOST);

    @Test
    void whatIsTakenIsAnsweredWithAnEmptyMessage() throws IOException {
        OtlpAnswer answer = receive("/v1/logs", JSON, null, ONE_LOG);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.contentType()).isEqualTo(JSON);
        assertThat(answer.body()).asString(UTF_8).isEqualTo("{}");
        assertThat(taken.logs).hasSize(1);
    }

    @Test
    void aSecretAcrossThePlaceWhereATextIsCutIsMaskedBeforeTheCut() throws IOException {
        String name = "x".repeat(1_015) + SECRET;
        String value = "x".repeat(4_090) + SECRET;
        String attribute = "{\"key\":\"%s\",\"value\":{%s}}";
        String attributes = String.join(
                ",",
                attribute.formatted(name, "\"intValue\":1"),
                attribute.formatted("text", "\"stringValue\":\"" + value + "\""),
                attribute.formatted("list", "\"arrayValue\":{\"values\":[{\"stringValue\":\"" + value + "\"}]}"),
                attribute.formatted(
                        "map",
                        "\"kvlistValue\":{\"values\":["
                                + attribute.formatted("k", "\"stringValue\":\"" + value.substring(8) + "\"")
                                + "]}"));
        String span = ("{\"resourceSpans\":[{\"resource\":{\"attributes\":[%1$s]},\"scopeSpans\":[{\"spans\":[{"
                        + "\"traceId\":\"4bf92f3577b34da6a3ce929d0e0e4736\",\"spanId\":\"00f067aa0ba902b7\","
                        + "\"name\":\"%2$s\",\"status\":{\"code\":2,\"message\":\"%3$s\"},\"attributes\":[%1$s],"
                        + "\"events\":[{\"name\":\"%2$s\",\"attributes\":[%1$s]}]}]}]}]}")
                .formatted(attributes, name, value);

        assertThat(receive("/v1/traces", JSON, null, span.getBytes(UTF_8)).status())
                .isEqualTo(200);

        assertThat(taken.spans).singleElement().satisfies(sourced -> {
            assertThat(sourced.span().name()).endsWith("x***");
            assertThat(sourced.span().status().message()).endsWith("x***");
            assertThat(sourced.span().attributes().get("text")).asString().endsWith("x***");
            assertThat(sourced.toString()).doesNotContain(SECRET.substring(0, 5));
        });
    }

    @Test
    void eachSignalHasItsPathBelowAnyBase() throws IOException {
        receive("/v1/traces", JSON, null, "{}".getBytes(UTF_8));
        receive("/otel/v1/metrics", JSON, null, "{}".getBytes(UTF_8));

        assertThat(taken.calls).containsExactly("spans", "points");
    }

    @Test
    void whatWasNotAsItShouldBeIsToldInJson() throws IOException {
        OtlpAnswer answer = receive("/v1/logs", JSON, null, ONE_LOG_AND_A_HALF);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body())
                .asString(UTF_8)
                .isEqualTo("{\"partialSuccess\":{\"rejectedLogRecords\":\"1\",\"errorMessage\":"
                        + "\"resourceLogs[0].scopeLogs[0].logRecords[1]: "
                        + "timeUnixNano: expected an integer of 64 bits\"}}");
        assertThat(taken.logs).hasSize(1);
    }

    @Test
    void andInProtobuf() throws IOException {
        byte[] twoRecords = {0x0a, 0x08, 0x12, 0x06, 0x12, 0x02, 0x08, 0x05, 0x12, 0x00};

        OtlpAnswer answer = receive("/v1/logs", "application/x-protobuf", null, twoRecords);

        ExportLogsServiceResponse response = ExportLogsServiceResponse.parseFrom(answer.body());
        assertThat(response.getPartialSuccess().getRejectedLogRecords()).isEqualTo(1);
        assertThat(response.getPartialSuccess().getErrorMessage()).contains("timeUnixNano: expected");
        assertThat(answer.contentType()).isEqualTo("application/x-protobuf");
        assertThat(PartialSuccess.read(
                                receive("/v1/traces", JSON, null, spanWithoutIds())
                                        .body(),
                                Encoding.JSON,
                                new JacksonJsonReader())
                        .rejected())
                .isEqualTo(1);
    }

    private static byte[] spanWithoutIds() {
        return "{\"resourceSpans\":[{\"scopeSpans\":[{\"spans\":[{}]}]}]}".getBytes(UTF_8);
    }

    @ParameterizedTest
    @CsvSource({
        "GET,  /v1/logs,   application/json,         '',      405, 12",
        "POST, /v1/other,  application/json,         '',      404, 12",
        "POST, /v1/logs,   text/plain,               '',      415, 3",
        "POST, /v1/logs,   '',                       '',      415, 3",
        "POST, /v1/logs,   application/json,         br,      415, 3",
        "POST, /v1/logs,   application/json,         gzip,    400, 3",
        "POST, /v1/traces, application/x-protobuf,   '',      400, 3",
        "POST, /v1/logs,   APPLICATION/JSON; charset=utf-8, identity, 200, 0",
    })
    void everyRefusalSaysWhy(String method, String path, String type, String encoding, int status, int code)
            throws IOException {
        OtlpAnswer answer =
                receiver.receive(new OtlpRequest(method, path, type, encoding, new ByteArrayInputStream(ONE_LOG)));

        assertThat(answer.status()).isEqualTo(status);
        if (answer.contentType().equals("application/x-protobuf")) {
            assertThat(UnknownFieldSet.parseFrom(answer.body()).getField(1).getVarintList())
                    .containsExactly((long) code);
        } else if (status != 200) {
            assertThat(answer.body()).asString(UTF_8).startsWith("{\"code\":" + code + ",\"message\":\"");
        }
    }

    @Test
    void gzipIsUnpacked() throws IOException {
        assertThat(receive("/v1/logs", JSON, "GZIP", gzip(ONE_LOG)).status()).isEqualTo(200);
        assertThat(taken.logs).hasSize(1);
    }

    @Test
    void aBodyMayBeAsLargeAsTheBoundAndNoLarger() throws IOException {
        assertThat(receive("/v1/logs", JSON, null, padded(MOST)).status()).isEqualTo(200);
        assertThat(receive("/v1/logs", JSON, "gzip", gzip(padded(MOST))).status())
                .isEqualTo(200);
        assertThat(receive("/v1/logs", JSON, null, padded(MOST + 1)).status()).isEqualTo(413);

        OtlpAnswer answer = receive("/v1/logs", JSON, "gzip", gzip(padded(MOST + 1)));
        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.body()).asString(UTF_8).contains("more than 100000 bytes; send smaller batches");
    }

    @Test
    void aBombIsRefusedBeforeItIsUnpacked() throws IOException {
        byte[] tenMegabytes = gzip(new byte[10 << 20]);
        CountingStream body = new CountingStream(new ByteArrayInputStream(tenMegabytes));

        OtlpAnswer answer = receiver.receive(new OtlpRequest("POST", "/v1/logs", JSON, "gzip", body));

        assertThat(answer.status()).isEqualTo(413);
        assertThat(body.count).isLessThan(tenMegabytes.length / 5);
    }

    @Test
    void archivesOfNothingWithoutEndAreRefusedToo() throws IOException {
        byte[] nothing = gzip(new byte[0]);
        InputStream endless =
                new SequenceInputStream(Collections.enumeration(Collections.nCopies(1_000_000, nothing).stream()
                        .map(bytes -> (InputStream) new ByteArrayInputStream(bytes))
                        .toList()));

        OtlpAnswer answer = receiver.receive(new OtlpRequest("POST", "/v1/logs", JSON, "gzip", endless));

        assertThat(answer.status()).isIn(400, 413);
    }

    @Test
    void anArchiveThatEndsEarlyIsRefused() throws IOException {
        byte[] whole = gzip(ONE_LOG);
        byte[] torn = Arrays.copyOf(whole, whole.length - 5);

        OtlpAnswer answer = receive("/v1/logs", JSON, "gzip", torn);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).asString(UTF_8).contains("the body is no gzip");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "<html>", "{\"resourceLogs\":\"password=hunter2\"}"})
    void aBodyThatIsNoRequestIsRefusedAndNotQuoted(String body) throws IOException {
        OtlpAnswer answer = receive("/v1/logs", JSON, null, body.getBytes(UTF_8));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).asString(UTF_8).doesNotContain("hunter2").doesNotContain("html");
        assertThat(taken.calls).isEmpty();
    }

    @Test
    void whatCouldNotBePutOnRecordIsToBeSentAgain() throws IOException {
        taken.failure = new AuditLogException("/srv/secret/path is full", null);

        OtlpAnswer answer = receive("/v1/logs", JSON, null, ONE_LOG);

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.body()).asString(UTF_8).contains("\"code\":14").doesNotContain("/srv");
    }

    @Test
    void whateverElseGoesWrongIsAnsweredToo() throws IOException {
        taken.failure = new IllegalStateException("/srv/secret/path");

        OtlpAnswer answer = receive("/v1/logs", JSON, null, ONE_LOG);

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.body()).asString(UTF_8).contains("\"code\":14").doesNotContain("/srv");
    }

    @Test
    void aBrokenConnectionIsTheServersToSee() {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("connection reset");
            }

            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                return read();
            }
        };

        assertThatThrownBy(() -> receiver.receive(new OtlpRequest("POST", "/v1/logs", JSON, null, broken)))
                .isInstanceOf(IOException.class)
                .hasMessage("connection reset");
    }

    /** Two bytes each: JSON could not say as much in as little. */
    @Test
    void tooManyMessagesInProtobufAreRefusedAsAWhole() throws IOException {
        OtlpReceiver large = new OtlpReceiver(taken, new JacksonJsonReader());

        OtlpAnswer answer = large.receive(new OtlpRequest(
                "POST",
                "/v1/logs",
                "application/x-protobuf",
                null,
                new ByteArrayInputStream(emptyAttributes(600_000))));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).asString(UTF_8).contains("more than 500000 values; send smaller batches");
        assertThat(taken.calls).isEmpty();
        assertThat(large.receive(new OtlpRequest(
                                "POST",
                                "/v1/logs",
                                "application/x-protobuf",
                                null,
                                new ByteArrayInputStream(emptyAttributes(400_000))))
                        .status())
                .isEqualTo(200);
    }

    /** A request of one record with so many attributes without a name. */
    private static byte[] emptyAttributes(int count) {
        io.opentelemetry.proto.logs.v1.LogRecord.Builder log =
                io.opentelemetry.proto.logs.v1.LogRecord.newBuilder().setTimeUnixNano(5);
        KeyValue nothing = KeyValue.getDefaultInstance();
        for (int i = 0; i < count; i++) {
            log.addAttributes(nothing);
        }
        return ExportLogsServiceRequest.newBuilder()
                .addResourceLogs(ResourceLogs.newBuilder()
                        .addScopeLogs(ScopeLogs.newBuilder().addLogRecords(log)))
                .build()
                .toByteArray();
    }

    private OtlpAnswer receive(String path, String type, @Nullable String encoding, byte[] body) throws IOException {
        return receiver.receive(new OtlpRequest("POST", path, type, encoding, new ByteArrayInputStream(body)));
    }

    /** A request of one record, with white space up to a length. */
    private static byte[] padded(int length) {
        return (" ".repeat(length - ONE_LOG.length) + new String(ONE_LOG, UTF_8)).getBytes(UTF_8);
    }

    private static byte[] gzip(byte[] plain) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(plain);
        }
        return packed.toByteArray();
    }

    /** Keeps what it is handed. */
    private static final class Taken implements TelemetryIntake {

        private final List<String> calls = new ArrayList<>();
        private final List<SourcedSpan> spans = new ArrayList<>();
        private final List<LogRecord> logs = new ArrayList<>();
        private @Nullable RuntimeException failure;

        @Override
        public String masked(String text) {
            return text.replace(SECRET, "***");
        }

        @Override
        public void spans(List<SourcedSpan> read) {
            calls.add("spans");
            spans.addAll(read);
        }

        @Override
        public void points(List<DataPoint> points) {
            calls.add("points");
        }

        @Override
        public void logs(List<LogRecord> records) {
            if (failure != null) {
                throw failure;
            }
            calls.add("logs");
            logs.addAll(records);
        }
    }

    /** Counts what is read of it. */
    private static final class CountingStream extends FilterInputStream {

        private int count;

        CountingStream(InputStream in) {
            super(in);
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int read = super.read(bytes, offset, length);
            count += Math.max(0, read);
            return read;
        }
    }
}
