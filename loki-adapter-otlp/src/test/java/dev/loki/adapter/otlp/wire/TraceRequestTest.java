package dev.loki.adapter.otlp.wire;

import static dev.loki.adapter.otlp.wire.Protos.attributes;
import static dev.loki.adapter.otlp.wire.Protos.hex;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.domain.trace.Attributes;
import dev.loki.domain.trace.Span;
import dev.loki.domain.trace.SpanContext;
import dev.loki.domain.trace.SpanEvent;
import dev.loki.domain.trace.SpanId;
import dev.loki.domain.trace.SpanKind;
import dev.loki.domain.trace.SpanLink;
import dev.loki.domain.trace.SpanStatus;
import dev.loki.domain.trace.TraceId;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.Status;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TraceRequestTest {

    private static final int ROOMY = 1 << 20;
    private static final TelemetryOrigin ORIGIN = new TelemetryOrigin(
            Attributes.builder().put("service.name", "loki-mode").build(), "1.2.3");

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
        TraceRequest request = new TraceRequest(
                new TelemetryOrigin(
                        Attributes.builder().put("service.name", "loki-mode").build(), "1.2.3"),
                Encoding.JSON,
                ROOMY);

        request.add(span);

        assertThat(new String(request.toBytes(), UTF_8))
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
                        + "\"status\":{\"message\":\"denied\",\"code\":2}}]}]}]}");
    }

    @ParameterizedTest
    @EnumSource
    void theProtosOfTheAuthorsReadWhatWasWritten(Encoding encoding) throws IOException {
        SpanContext context = new SpanContext(new TraceId(1, -2), new SpanId(Long.MIN_VALUE), true);
        SpanContext linked = new SpanContext(new TraceId(3, 4), new SpanId(5), false);
        Attributes attributes = Attributes.builder()
                .put("s", "é\"\n\uD83D\uDE00")
                .put("least", Long.MIN_VALUE)
                .put("d", -1e-300)
                .put("b", false)
                .build();
        Span span = new Span(
                context,
                new SpanId(7),
                "work",
                SpanKind.PRODUCER,
                Long.MAX_VALUE - 1,
                Long.MAX_VALUE,
                attributes,
                SpanStatus.OK,
                List.of(new SpanEvent("exception", 12, attributes), new SpanEvent("", 13, Attributes.EMPTY)),
                List.of(new SpanLink(linked, attributes)),
                0,
                0);

        ResourceSpans sent = onlyResource(encoding, span);

        assertThat(attributes(sent.getResource().getAttributesList())).containsEntry("service.name", "loki-mode");
        assertThat(sent.getScopeSpans(0).getScope().getName()).isEqualTo("dev.loki");
        io.opentelemetry.proto.trace.v1.Span read = sent.getScopeSpans(0).getSpans(0);
        assertThat(hex(read.getTraceId())).isEqualTo(context.traceId().hex());
        assertThat(hex(read.getSpanId())).isEqualTo("8000000000000000");
        assertThat(hex(read.getParentSpanId())).isEqualTo("0000000000000007");
        assertThat(read.getName()).isEqualTo("work");
        assertThat(read.getKind()).isEqualTo(io.opentelemetry.proto.trace.v1.Span.SpanKind.SPAN_KIND_PRODUCER);
        assertThat(read.getFlags()).isOne();
        assertThat(read.getStartTimeUnixNano()).isEqualTo(Long.MAX_VALUE - 1);
        assertThat(read.getEndTimeUnixNano()).isEqualTo(Long.MAX_VALUE);
        assertThat(read.getStatus().getCode()).isEqualTo(Status.StatusCode.STATUS_CODE_OK);
        Map<String, Object> expected =
                Map.of("s", "é\"\n\uD83D\uDE00", "least", Long.MIN_VALUE, "d", -1e-300, "b", false);
        assertThat(attributes(read.getAttributesList())).isEqualTo(expected);
        assertThat(read.getEventsList()).hasSize(2);
        assertThat(read.getEvents(0).getName()).isEqualTo("exception");
        assertThat(read.getEvents(0).getTimeUnixNano()).isEqualTo(12);
        assertThat(attributes(read.getEvents(0).getAttributesList())).isEqualTo(expected);
        assertThat(hex(read.getLinks(0).getTraceId()))
                .isEqualTo(linked.traceId().hex());
        assertThat(hex(read.getLinks(0).getSpanId())).isEqualTo(linked.spanId().hex());
        assertThat(attributes(read.getLinks(0).getAttributesList())).isEqualTo(expected);
    }

    @ParameterizedTest
    @EnumSource
    void everyCharacterKeepsItsMeaning(Encoding encoding) throws IOException {
        StringBuilder all = new StringBuilder();
        IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
                .filter(codePoint -> codePoint < 0x3000 || (codePoint > 0xd000 && codePoint < 0x11000))
                .filter(codePoint -> codePoint < 0xd800 || codePoint > 0xdfff)
                .forEach(all::appendCodePoint);
        all.appendCodePoint(Character.MAX_CODE_POINT);

        assertThat(nameAfterTheWire(all.toString(), encoding)).isEqualTo(all.toString());
    }

    @ParameterizedTest
    @EnumSource
    void halvesOfSurrogatePairsBecomeReplacementCharacters(Encoding encoding) throws IOException {
        assertThat(nameAfterTheWire("\uDE00a\uD83Db\uD83D\uD83D\uDE00\uD83D", encoding))
                .isEqualTo("\uFFFDa\uFFFDb\uFFFD\uD83D\uDE00\uFFFD");
    }

    @ParameterizedTest
    @EnumSource
    void lengthsAtTheEdgesOfTheirFormKeepTheirContent(Encoding encoding) throws IOException {
        for (int length : new int[] {0, 1, 126, 127, 128, 129, 16_383, 16_384, 40_000}) {
            String name = "x".repeat(length);
            assertThat(nameAfterTheWire(name, encoding)).isEqualTo(name);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aTimeBefore1970DoesNotCostTheRequest(Encoding encoding) throws IOException {
        ResourceSpans sent = onlyResource(encoding, span("early", Attributes.EMPTY, -7));

        assertThat(sent.getScopeSpans(0).getSpans(0).getStartTimeUnixNano()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void attributesBeyondTheLimitAreCounted(Encoding encoding) throws IOException {
        Attributes.Builder attributes = Attributes.builder();
        IntStream.range(0, 10_000).forEach(i -> attributes.put("a" + i, i));

        ResourceSpans sent = onlyResource(encoding, span("many", attributes.build(), 1));

        assertThat(sent.getScopeSpans(0).getSpans(0).getAttributesList()).hasSize(128);
        assertThat(sent.getScopeSpans(0).getSpans(0).getDroppedAttributesCount())
                .isEqualTo(9_872);
    }

    @ParameterizedTest
    @EnumSource
    void aSpanThatDoesNotFitLeavesTheRequestAsItWas(Encoding encoding) throws IOException {
        TraceRequest request = new TraceRequest(ORIGIN, encoding, 1000);
        request.add(span("fits", Attributes.EMPTY, 1));
        byte[] before = request.toBytes();

        assertThat(request.add(span("x".repeat(1000), Attributes.EMPTY, 1))).isFalse();

        assertThat(request.toBytes()).isEqualTo(before);
        assertThat(request.size()).isOne();
        assertThat(Protos.traces(before, encoding)
                        .getResourceSpans(0)
                        .getScopeSpans(0)
                        .getSpansList())
                .hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void aRequestIsNeverLargerThanItMayBe(Encoding encoding) {
        TraceRequest request = new TraceRequest(ORIGIN, encoding, 20_000);
        while (request.add(span("x".repeat(130), Attributes.EMPTY, 1))) {
            assertThat(request.toBytes()).hasSizeLessThanOrEqualTo(20_000);
        }
        assertThat(request.size()).isGreaterThan(50);
    }

    @ParameterizedTest
    @EnumSource
    void aRequestInItsBufferIsTheSameAndMayBeUsedAgain(Encoding encoding) {
        TraceRequest request = new TraceRequest(ORIGIN, encoding, ROOMY);
        for (int round = 0; round < 3; round++) {
            request.add(span("é".repeat(100 * round), Attributes.EMPTY, 1));
            byte[] copy = request.toBytes();

            Encoded whole = request.encoded();

            assertThat(Arrays.copyOf(whole.buffer(), whole.length())).isEqualTo(copy);
            request.clear();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aClearedRequestIsAsANewOne(Encoding encoding) {
        TraceRequest request = new TraceRequest(ORIGIN, encoding, ROOMY);
        request.add(span("first", Attributes.EMPTY, 1));
        byte[] first = request.toBytes();
        request.clear();
        assertThat(request.size()).isZero();

        request.add(span("first", Attributes.EMPTY, 1));

        assertThat(request.toBytes()).isEqualTo(first);
    }

    @ParameterizedTest
    @EnumSource
    void numbersOfEveryLengthKeepTheirDigits(Encoding encoding) throws IOException {
        Attributes.Builder numbers = Attributes.builder();
        long power = 1;
        for (int digits = 1; digits <= 19; digits++) {
            for (long number : new long[] {power - 1, power, power + 5, 9 * (power / 10) + 7, -power}) {
                numbers.put(Long.toString(number), number);
            }
            power *= digits < 19 ? 10 : 1;
        }
        Attributes put = numbers.put("most", Long.MAX_VALUE).build();

        Map<String, Object> read = attributes(onlyResource(encoding, span("numbers", put, 1))
                .getScopeSpans(0)
                .getSpans(0)
                .getAttributesList());

        assertThat(read).hasSize(put.size()).containsEntry("most", Long.MAX_VALUE);
        read.remove("most");
        assertThat(read).allSatisfy((name, number) -> assertThat(number).hasToString(name));
    }

    @ParameterizedTest
    @EnumSource
    void aNameIsSpelledTheSameHoweverOftenItComesAndHoweverManyThereAre(Encoding encoding) throws IOException {
        TraceRequest request = new TraceRequest(ORIGIN, encoding, ROOMY);
        List<String> names = IntStream.rangeClosed(0, KnownNames.MOST + 100)
                .mapToObj(i -> i % 50 == 0 ? "\"é\n" + "x".repeat(3 * i) : "name " + i)
                .toList();
        for (int round = 0; round < 2; round++) {
            for (String name : names) {
                request.add(span(
                        name, Attributes.builder().put("first", 1).put(name, 2).build(), 1));
            }
        }

        List<io.opentelemetry.proto.trace.v1.Span> spans = Protos.traces(request.toBytes(), encoding)
                .getResourceSpans(0)
                .getScopeSpans(0)
                .getSpansList();

        assertThat(spans).hasSize(2 * names.size());
        for (io.opentelemetry.proto.trace.v1.Span span : spans) {
            assertThat(attributes(span.getAttributesList()))
                    .isEqualTo(Map.of("first", 1L, Span.boundedName(span.getName()), 2L));
        }
    }

    private static String nameAfterTheWire(String name, Encoding encoding) throws IOException {
        return onlyResource(encoding, span(name, Attributes.EMPTY, 1))
                .getScopeSpans(0)
                .getSpans(0)
                .getName();
    }

    private static ResourceSpans onlyResource(Encoding encoding, Span span) throws IOException {
        TraceRequest request = new TraceRequest(ORIGIN, encoding, ROOMY);
        assertThat(request.add(span)).isTrue();
        return Protos.traces(request.toBytes(), encoding).getResourceSpans(0);
    }

    private static Span span(String name, Attributes attributes, long start) {
        SpanContext context = new SpanContext(new TraceId(1, 2), new SpanId(3), true);
        return new Span(context, null, name, SpanKind.INTERNAL, start, start + 5, attributes, SpanStatus.UNSET);
    }
}
