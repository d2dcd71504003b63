package dev.loki.adapter.otlp.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.json.JacksonJsonReader;
import dev.loki.testing.Nightly;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsPartialSuccess;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceResponse;
import io.opentelemetry.proto.collector.trace.v1.ExportTracePartialSuccess;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceResponse;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PartialSuccessTest {

    private static final PartialSuccess NOTHING = new PartialSuccess(0, "");

    @Test
    void readsWhatTheAuthorsOfOtlpWrite() {
        byte[] traces = ExportTraceServiceResponse.newBuilder()
                .setPartialSuccess(ExportTracePartialSuccess.newBuilder()
                        .setRejectedSpans(300)
                        .setErrorMessage("é"))
                .build()
                .toByteArray();
        byte[] metrics = ExportMetricsServiceResponse.newBuilder()
                .setPartialSuccess(ExportMetricsPartialSuccess.newBuilder().setRejectedDataPoints(Long.MAX_VALUE))
                .build()
                .toByteArray();

        assertThat(protobuf(traces)).isEqualTo(new PartialSuccess(300, "é"));
        assertThat(protobuf(metrics)).isEqualTo(new PartialSuccess(Long.MAX_VALUE, ""));
        assertThat(protobuf(new byte[0])).isEqualTo(NOTHING);
    }

    @Test
    void jsonSaysTheSameOfPoints() {
        byte[] answer = "{\"partialSuccess\":{\"rejectedDataPoints\":\"2\",\"errorMessage\":\"no\"}}".getBytes(UTF_8);

        assertThat(PartialSuccess.read(answer, Encoding.JSON, new JacksonJsonReader()))
                .isEqualTo(new PartialSuccess(2, "no"));
    }

    @Test
    void anAnswerThatIsNoMessageSaysNothing() {
        assertThat(protobuf("<html>busy</html>".getBytes(UTF_8))).isEqualTo(NOTHING);
        assertThat(protobuf(new byte[] {0x0a, (byte) 0xff, (byte) 0xff, (byte) 0xff, (byte) 0xff, 0x0f}))
                .isEqualTo(NOTHING);
        assertThat(protobuf(new byte[] {0x0a, 0x05, 0x08})).isEqualTo(NOTHING);
        assertThat(protobuf(new byte[] {0x0b})).isEqualTo(NOTHING);
    }

    @Test
    void noBytesMakeTheReaderFail() {
        Random random = new Random(5);
        for (int i = 0; i < Nightly.count(10_000, 1_000_000); i++) {
            byte[] bytes = new byte[random.nextInt(40)];
            random.nextBytes(bytes);
            if (bytes.length > 0 && i % 2 == 0) {
                bytes[0] = 0x0a;
            }

            assertThat(protobuf(bytes)).isNotNull();
        }
    }

    private static PartialSuccess protobuf(byte[] answer) {
        return PartialSuccess.read(answer, Encoding.PROTOBUF, new JacksonJsonReader());
    }
}
