package dev.loki.adapter.otlp.trace;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.domain.trace.Attributes;
import dev.loki.domain.trace.Span;
import dev.loki.domain.trace.SpanContext;
import dev.loki.domain.trace.SpanId;
import dev.loki.domain.trace.SpanKind;
import dev.loki.domain.trace.SpanStatus;
import dev.loki.domain.trace.TraceId;
import java.io.IOException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OtlpSpanBatchTest {

    private static final int ROOMY = 1 << 20;

    @Test
    void theRequestIsWrittenByteForByteAsOtlpSays() {
        Attributes attributes = Attributes.builder()
                .put("s", "é\"")
                .put("i", 5L)
                .put("d", 1e10)
                .put("b", true)
                .put("nan", Double.NaN)
                .build();
        Span span = new Span(
                new SpanContext(
                        TraceId.parse("4bf92f3577b34da6a3ce929d0e0e4736"), SpanId.parse("00f067aa0ba902b7"), true),
                SpanId.parse("00f067aa0ba902b8"),
                "policy.check",
                SpanKind.CLIENT,
                1_771_668_000_000_000_001L,
                1_771_668_000_000_000_002L,
                attributes,
                SpanStatus.error("denied"));
        OtlpSpanBatch batch = new OtlpSpanBatch(
                new SpanOrigin(
                        Attributes.builder().put("service.name", "loki-mode").build(), "1.2.3"),
                ROOMY);

        batch.add(span);

        assertThat(new String(batch.toBytes(), UTF_8))
                .isEqualTo("{\"resourceSpans\":[{\"resource\":{\"attributes\":["
                        + "{\"key\":\"service.name\",\"value\":{\"stringValue\":\"loki-mode\"}}]},"
                        + "\"scopeSpans\":[{\"scope\":{\"name\":\"dev.loki\",\"version\":\"1.2.3\"},\"spans\":["
                        + "{\"traceId\":\"4bf92f3577b34da6a3ce929d0e0e4736\",\"spanId\":\"00f067aa0ba902b7\","
                        + "\"parentSpanId\":\"00f067aa0ba902b8\",\"flags\":1,\"name\":\"policy.check\",\"kind\":3,"
                        + "\"startTimeUnixNano\":\"1771668000000000001\",\"endTimeUnixNano\":\"1771668000000000002\","
                        + "\"attributes\":[{\"key\":\"s\",\"value\":{\"stringValue\":\"é\\\"\"}},"
                        + "{\"key\":\"i\",\"value\":{\"intValue\":\"5\"}},"
                        + "{\"key\":\"d\",\"value\":{\"doubleValue\":1.0E10}},"
                        + "{\"key\":\"b\",\"value\":{\"boolValue\":true}},"
                        + "{\"key\":\"nan\",\"value\":{\"stringValue\":\"NaN\"}}],"
                        + "\"status\":{\"code\":2,\"message\":\"denied\"}}]}]}]}");
    }

    @Test
    void everyCharacterKeepsItsMeaning() throws IOException {
        StringBuilder all = new StringBuilder();
        IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
                .filter(codePoint -> codePoint < 0x3000 || (codePoint > 0xd000 && codePoint < 0x11000))
                .filter(codePoint -> codePoint < 0xd800 || codePoint > 0xdfff)
                .forEach(all::appendCodePoint);
        all.appendCodePoint(Character.MAX_CODE_POINT);

        assertThat(nameAfterTheWire(all.toString())).isEqualTo(all.toString());
    }

    @Test
    void halvesOfSurrogatePairsBecomeReplacementCharacters() throws IOException {
        assertThat(nameAfterTheWire("\uDE00a\uD83Db\uD83D\uD83D\uDE00\uD83D"))
                .isEqualTo("\uFFFDa\uFFFDb\uFFFD\uD83D\uDE00\uFFFD");
    }

    @Test
    void aTimeBefore1970DoesNotCostTheRequest() throws IOException {
        OtlpSpanBatch batch = new OtlpSpanBatch(Spans.ORIGIN, ROOMY);

        batch.add(Spans.with("early", Attributes.EMPTY, -7));

        assertThat(OtlpRules.check(batch.toBytes()))
                .singleElement()
                .satisfies(span -> assertThat(span.startEpochNanos()).isZero());
    }

    @Test
    void attributesBeyondTheLimitAreCounted() throws IOException {
        Attributes.Builder attributes = Attributes.builder();
        IntStream.range(0, 130).forEach(i -> attributes.put("a" + i, i));
        OtlpSpanBatch batch = new OtlpSpanBatch(Spans.ORIGIN, ROOMY);

        batch.add(Spans.with("many", attributes.build(), 1));

        assertThat(OtlpRules.check(batch.toBytes()).get(0).attributes().size()).isEqualTo(128);
        assertThat(new String(batch.toBytes(), UTF_8)).contains("\"droppedAttributesCount\":2");
    }

    @Test
    void aSpanThatDoesNotFitLeavesTheRequestAsItWas() throws IOException {
        OtlpSpanBatch batch = new OtlpSpanBatch(Spans.ORIGIN, 1000);
        batch.add(Spans.numbered(1));
        byte[] before = batch.toBytes();

        assertThat(batch.add(Spans.with("x".repeat(1000), Attributes.EMPTY, 1))).isFalse();

        assertThat(batch.toBytes()).isEqualTo(before);
        assertThat(batch.size()).isOne();
        assertThat(OtlpRules.check(before)).hasSize(1);
    }

    private static String nameAfterTheWire(String name) throws IOException {
        OtlpSpanBatch batch = new OtlpSpanBatch(Spans.ORIGIN, ROOMY);
        batch.add(Spans.with(name, Attributes.EMPTY, 1));
        return OtlpRules.check(batch.toBytes()).get(0).name();
    }
}
