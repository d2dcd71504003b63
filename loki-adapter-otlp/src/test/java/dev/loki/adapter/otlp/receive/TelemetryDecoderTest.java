package dev.loki.adapter.otlp.receive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.protobuf.CodedOutputStream;
import dev.loki.adapter.otlp.wire.Encoding;
import dev.loki.adapter.otlp.wire.MetricRequest;
import dev.loki.adapter.otlp.wire.Protos;
import dev.loki.adapter.otlp.wire.TelemetryOrigin;
import dev.loki.adapter.otlp.wire.TraceRequest;
import dev.loki.domain.metric.LokiMetrics;
import dev.loki.domain.metric.MetricKind;
import dev.loki.domain.metric.MetricRegistry;
import dev.loki.domain.metric.Temporality;
import dev.loki.domain.telemetry.DataPoint;
import dev.loki.domain.telemetry.SourcedSpan;
import dev.loki.domain.trace.Attributes;
import dev.loki.domain.trace.Span;
import dev.loki.json.JacksonJsonReader;
import dev.loki.testing.Nightly;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TelemetryDecoderTest {

    private static final TelemetryOrigin ORIGIN = new TelemetryOrigin(
            Attributes.builder().put("service.name", "loki-mode").build(), "1.2.3");
    private static final int BRACKETS = 600_000;

    private final TelemetryDecoder decoder = new TelemetryDecoder(new JacksonJsonReader());

    @Test
    void whatTheAuthorsOfOtlpWriteIsReadAlikeInBothEncodings() throws IOException {
        for (int seed = 0; seed < Nightly.count(200, 20_000); seed++) {
            ExportTraceServiceRequest traces = new RandomTelemetry(seed).traces();
            ExportMetricsServiceRequest metrics = new RandomTelemetry(seed).metrics();
            ExportLogsServiceRequest logs = new RandomTelemetry(seed).logs();
            for (Encoding encoding : Encoding.values()) {
                assertThat(lines(decoder.spans(Protos.write(traces, encoding), encoding), Lines::of))
                        .as("seed %d, %s", seed, encoding)
                        .isEqualTo(Expected.spans(traces));
                assertThat(lines(decoder.points(Protos.write(metrics, encoding), encoding), Lines::of))
                        .as("seed %d, %s", seed, encoding)
                        .isEqualTo(Expected.points(metrics));
                assertThat(lines(decoder.logs(Protos.write(logs, encoding), encoding), Lines::of))
                        .as("seed %d, %s", seed, encoding)
                        .isEqualTo(Expected.logs(logs));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Encoding.class)
    void whatLokiSendsIsReadBack(Encoding encoding) throws IOException {
        byte[] sent = Protos.write(new RandomTelemetry(7).traces(), Encoding.PROTOBUF);
        List<Span> spans = decoder.spans(sent, Encoding.PROTOBUF).records().stream()
                .map(SourcedSpan::span)
                .toList();
        TraceRequest request = new TraceRequest(ORIGIN, encoding, 1 << 20);
        spans.forEach(request::add);

        Decoded<SourcedSpan> decoded = decoder.spans(request.toBytes(), encoding);

        assertThat(spans).hasSizeGreaterThan(3);
        assertThat(decoded.records())
                .extracting(sourced -> Lines.of(sourced.span()))
                .isEqualTo(spans.stream().map(Lines::of).toList());
        assertThat(decoded.records()).allSatisfy(sourced -> {
            assertThat(sourced.source().service()).isEqualTo("loki-mode");
            assertThat(sourced.source().scope()).isEqualTo("dev.loki");
        });
    }

    @ParameterizedTest
    @EnumSource(Encoding.class)
    void theMetricsThatLokiSendsAreReadBack(Encoding encoding) {
        MetricRegistry registry = new MetricRegistry(5);
        LokiMetrics metrics = LokiMetrics.in(registry);
        metrics.tokens().with("opus", "worker").add(1_200);
        metrics.taskDuration().with().record(0.3);

        Decoded<DataPoint> decoded = decoder.points(MetricRequest.write(registry.read(9), ORIGIN, encoding), encoding);

        assertThat(decoded.refused()).isZero();
        assertThat(decoded.records())
                .extracting(DataPoint::metric)
                .containsExactly("loki_task_duration_seconds", "loki_tokens_consumed_total");
        DataPoint duration = decoded.records().get(0);
        assertThat(Objects.requireNonNull(duration.distribution()).counts()).startsWith(0L, 1L, 0L);
        DataPoint tokens = decoded.records().get(1);
        assertThat(tokens.kind()).isEqualTo(MetricKind.COUNTER);
        assertThat(tokens.temporality()).isEqualTo(Temporality.CUMULATIVE);
        assertThat(tokens.value()).isEqualTo(1_200);
        assertThat(tokens.startEpochNanos()).isEqualTo(5);
        assertThat(tokens.epochNanos()).isEqualTo(9);
        assertThat(tokens.attributes().get("model")).isEqualTo("opus");
    }

    @Test
    void anyBytesAreRecordsOrARefusal() throws IOException {
        Random random = new Random(11);
        List<byte[]> seeds = List.of(
                Protos.write(new RandomTelemetry(7).traces(), Encoding.PROTOBUF),
                Protos.write(new RandomTelemetry(8).metrics(), Encoding.PROTOBUF),
                Protos.write(new RandomTelemetry(7).logs(), Encoding.PROTOBUF),
                Protos.write(new RandomTelemetry(7).traces(), Encoding.JSON),
                Protos.write(new RandomTelemetry(8).metrics(), Encoding.JSON),
                Protos.write(new RandomTelemetry(7).logs(), Encoding.JSON));
        int understood = 0;
        int rounds = Nightly.count(10_000, 1_000_000);
        for (int i = 0; i < rounds; i++) {
            byte[] bytes = damaged(seeds.get(random.nextInt(seeds.size())), random);
            Encoding encoding = Encoding.values()[random.nextInt(2)];
            understood += decode(bytes, encoding, random.nextInt(3));
        }
        assertThat(understood).isBetween(rounds / 100, rounds);
    }

    /** 1 where the bytes were a request. */
    private int decode(byte[] bytes, Encoding encoding, int signal) {
        try {
            Decoded<?> decoded =
                    switch (signal) {
                        case 0 -> decoder.spans(bytes, encoding);
                        case 1 -> decoder.points(bytes, encoding);
                        default -> decoder.logs(bytes, encoding);
                    };
            assertThat(decoded.problem().isEmpty()).isEqualTo(decoded.refused() == 0);
            return 1;
        } catch (IllegalArgumentException e) {
            return 0;
        }
    }

    private static byte[] damaged(byte[] seed, Random random) {
        byte[] bytes = Arrays.copyOf(seed, random.nextInt(10) == 0 ? random.nextInt(seed.length) : seed.length);
        for (int changes = random.nextInt(6); changes > 0 && bytes.length > 0; changes--) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
        }
        return bytes;
    }

    @Test
    void numbersInAListMayBePackedOrNot() throws IOException {
        byte[] point = message(out -> {
            out.writeFixed64(6, 1);
            out.writeFixed64(6, 2);
            out.writeDouble(7, 0.5);
        });
        byte[] request = within(point, 1, 9, 2, 2, 1);

        byte[] withTemporality = within(
                message(out -> {
                    out.writeByteArray(1, point);
                    out.writeInt32(2, 1);
                }),
                9,
                2,
                2,
                1);

        assertThat(decoder.points(request, Encoding.PROTOBUF).problem()).contains("aggregationTemporality: expected 1");
        DataPoint read =
                decoder.points(withTemporality, Encoding.PROTOBUF).records().get(0);
        assertThat(read.distribution()).isEqualTo(new DataPoint.Distribution(0, List.of(1L, 2L), List.of(0.5)));
    }

    @Test
    void aFieldOfAnotherWireTypeIsRefused() throws IOException {
        byte[] span = message(out -> out.writeInt32(1, 5));
        byte[] noSpan = message(out -> out.writeFixed64(2, 5));

        Decoded<SourcedSpan> decoded = decoder.spans(within(span, 2, 2, 1), Encoding.PROTOBUF);

        assertThat(decoded.problem())
                .isEqualTo("resourceSpans[0].scopeSpans[0].spans[0]: traceId: expected protobuf's wire type 2");
        assertThat(decoder.spans(within(noSpan, 2, 1), Encoding.PROTOBUF).problem())
                .isEqualTo("resourceSpans[0].scopeSpans[0].spans[0]: spans: expected protobuf's wire type 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> decoder.spans(new byte[] {0x08, 0x01}, Encoding.PROTOBUF))
                .withMessage("resourceSpans: expected protobuf's wire type 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> decoder.spans(new byte[] {0x00, 0x01}, Encoding.PROTOBUF));
    }

    @Test
    void aTextThatWouldBeALargeTreeIsRefusedBeforeItIsOne() {
        byte[] wide = ("{\"resourceSpans\":[" + "[],".repeat(BRACKETS) + "[]]}").getBytes(UTF_8);
        byte[] deep = "[".repeat(BRACKETS).getBytes(UTF_8);
        byte[] onlyText = ("{\"x\":\"" + "[,\\\"".repeat(BRACKETS) + "\"}").getBytes(UTF_8);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> decoder.spans(wide, Encoding.JSON))
                .withMessageContaining("smaller batches");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> decoder.spans(deep, Encoding.JSON))
                .withMessageContaining("64 levels");
        assertThat(decoder.spans(onlyText, Encoding.JSON).records()).isEmpty();
    }

    @Test
    void aPointThatSaysItHasNoValueIsPassedOver() {
        String points = "{'resourceMetrics':[{'scopeMetrics':[{'metrics':[{'name':'m','gauge':{'dataPoints':["
                + "{'flags':1},{'asInt':'-5','flags':0},{'asInt':'0.5'}]}}]}]}]}";

        Decoded<DataPoint> decoded = decoder.points(points.replace('\'', '"').getBytes(UTF_8), Encoding.JSON);

        assertThat(decoded.records()).extracting(DataPoint::value).containsExactly(-5.0);
        assertThat(decoded.problem())
                .isEqualTo("resourceMetrics[0].scopeMetrics[0].metrics[0].gauge.dataPoints[2]: "
                        + "asInt: expected an integer of 64 bits");
    }

    private static <T> List<String> lines(Decoded<T> decoded, Function<T, String> line) {
        assertThat(decoded.problem()).isEmpty();
        return decoded.records().stream().map(line).toList();
    }

    /** The message within others, each in a field of the next, the innermost first. */
    private static byte[] within(byte[] message, int... fields) throws IOException {
        byte[] whole = message;
        for (int field : fields) {
            byte[] inner = whole;
            whole = message(out -> out.writeByteArray(field, inner));
        }
        return whole;
    }

    private static byte[] message(Writing writing) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        CodedOutputStream out = CodedOutputStream.newInstance(bytes);
        writing.write(out);
        out.flush();
        return bytes.toByteArray();
    }

    private interface Writing {
        void write(CodedOutputStream out) throws IOException;
    }
}
