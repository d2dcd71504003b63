package dev.loki.adapter.otlp.receive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.loki.adapter.otlp.wire.Encoding;
import dev.loki.domain.telemetry.SourcedSpan;
import dev.loki.domain.trace.Span;
import dev.loki.domain.trace.SpanKind;
import dev.loki.domain.trace.SpanStatus;
import dev.loki.json.JacksonJsonReader;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpanDecoderTest {

    private static final String IDS = "'traceId':'4bf92f3577b34da6a3ce929d0e0e4736','spanId':'00f067aa0ba902b7'";
    private static final String TIMES = "'startTimeUnixNano':'1','endTimeUnixNano':'2'";

    @Test
    void numbersAreReadAlsoAsStringsAndUnknownFieldsArePassedOver() {
        Decoded<SourcedSpan> decoded =
                decodeSpans("{" + IDS + ",'startTimeUnixNano':1,'endTimeUnixNano':1771668000000000001,'kind':'2',"
                        + "'new':{'a':[1]},'attributes':[{'key':'i','value':{'intValue':9007199254740993}}]}");

        assertThat(decoded.records()).singleElement().satisfies(sourced -> {
            Span span = sourced.span();
            assertThat(span.endEpochNanos()).isEqualTo(1_771_668_000_000_000_001L);
            assertThat(span.kind()).isEqualTo(SpanKind.SERVER);
            assertThat(span.status()).isEqualTo(SpanStatus.UNSET);
            assertThat(span.context().sampled()).isTrue();
            assertThat(span.attributes()).hasToString("[i=9007199254740993]");
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
                    traceId              | 'startTimeUnixNano':'1','endTimeUnixNano':'2'
                    traceId              | 'traceId':'00000000000000000000000000000000','spanId':'00f067aa0ba902b7'
                    traceId              | 'traceId':'S/kvNXezTaajzpKdDg5HNg==','spanId':'00f067aa0ba902b7'
                    spanId               | 'traceId':'4bf92f3577b34da6a3ce929d0e0e4736'
                    spanId               | 'traceId':'4bf92f3577b34da6a3ce929d0e0e4736','spanId':'00f067aa0ba902b'
                    endTimeUnixNano      | IDS,'startTimeUnixNano':'2','endTimeUnixNano':'1'
                    startTimeUnixNano    | IDS,'startTimeUnixNano':'-1','endTimeUnixNano':'1'
                    startTimeUnixNano    | IDS,'startTimeUnixNano':0.5,'endTimeUnixNano':'1'
                    startTimeUnixNano    | IDS,'startTimeUnixNano':'x','endTimeUnixNano':'1'
                    startTimeUnixNano    | IDS,'startTimeUnixNano':null,'endTimeUnixNano':'1'
                    endTimeUnixNano      | IDS,'startTimeUnixNano':'1','endTimeUnixNano':99999999999999999999
                    kind                 | IDS,'kind':6
                    kind                 | IDS,'kind':'client'
                    name                 | IDS,'name':5
                    flags                | IDS,'flags':null
                    flags                | IDS,'flags':4294967296
                    parentSpanId         | IDS,'parentSpanId':'0'
                    code                 | IDS,'status':{'code':3}
                    code                 | IDS,'status':{'code':-1}
                    status               | IDS,'status':[]
                    attributes           | IDS,'attributes':{}
                    attributes           | IDS,'attributes':[null]
                    key                  | IDS,'attributes':[{'key':5}]
                    value                | IDS,'attributes':[{'key':'k','value':'v'}]
                    values               | IDS,'attributes':[{'key':'k','value':{'arrayValue':{'values':5}}}]
                    doubleValue          | IDS,'attributes':[{'key':'k','value':{'doubleValue':null}}]
                    doubleValue          | IDS,'attributes':[{'key':'k','value':{'doubleValue':'1f'}}]
                    intValue             | IDS,'attributes':[{'key':'k','value':{'intValue':'5.0'}}]
                    intValue             | IDS,'attributes':[{'key':'k','value':{'intValue':'1e+21'}}]
                    boolValue            | IDS,'attributes':[{'key':'k','value':{'boolValue':'true'}}]
                    bytesValue           | IDS,'attributes':[{'key':'k','value':{'bytesValue':'*'}}]
                    timeUnixNano         | IDS,'events':[{'timeUnixNano':'-5'}]
                    traceId              | IDS,'links':[{'spanId':'00f067aa0ba902b7'}]
                    """)
    void aSpanThatIsNotAsItShouldBeIsRefusedByTheNameOfItsField(String field, String fields) {
        Decoded<SourcedSpan> decoded = decodeSpans("{" + fields.replace("IDS", IDS) + "}");

        assertThat(decoded.records()).isEmpty();
        assertThat(decoded.refused()).isEqualTo(1);
        assertThat(decoded.problem()).startsWith("resourceSpans[0].scopeSpans[0].spans[0]: " + field + ": expected ");
    }

    @Test
    void oneThatIsRefusedCostsNoOther() {
        String good = "{" + IDS + "," + TIMES + "}";

        Decoded<SourcedSpan> decoded = decodeSpans(good + ",{},null," + good);

        assertThat(decoded.records()).hasSize(2);
        assertThat(decoded.refused()).isEqualTo(2);
        assertThat(decoded.problem()).contains("spans[1]: traceId");
    }

    @Test
    void choicesMayBeNamesAndIdsUpperCase() {
        Decoded<SourcedSpan> decoded = decodeSpans("{'traceId':'4BF92F3577B34DA6A3CE929D0E0E4736',"
                + "'spanId':'00F067AA0BA902B7','parentSpanId':'0000000000000000',"
                + "'traceState':'a=b','droppedEventsCount':3,'kind':'SPAN_KIND_CLIENT','status':{'code':'STATUS_CODE_ERROR','message':'no'},"
                + TIMES + "}");

        assertThat(decoded.problem()).isEmpty();
        Span span = decoded.records().get(0).span();
        assertThat(span.kind()).isEqualTo(SpanKind.CLIENT);
        assertThat(span.status()).isEqualTo(SpanStatus.error("no"));
        assertThat(span.context().traceId().hex()).isEqualTo("4bf92f3577b34da6a3ce929d0e0e4736");
        assertThat(span.parent()).isNull();
        assertThat(span.context().state().value()).isEqualTo("a=b");
        assertThat(span.droppedEvents()).isEqualTo(3);
    }

    @Test
    void aKindThatIsNotSaidIsInternal() {
        Span span = decodeSpans("{" + IDS + "," + TIMES + "}").records().get(0).span();

        assertThat(span.kind()).isEqualTo(SpanKind.INTERNAL);
    }

    @Test
    void whatIsNestedTooDeepIsRefusedAndWhatIsNotBecomesJson() {
        assertThat(attribute("{'arrayValue':{'values':[{'intValue':'9007199254740993'},{'stringValue':'s'},{}]}}"))
                .isEqualTo("[9007199254740993,\"s\",null]");
        assertThat(attribute("{'kvlistValue':{'values':[{'key':'a','value':{'doubleValue':'NaN'}},{'key':'b'}]}}"))
                .isEqualTo("{\"a\":\"NaN\",\"b\":null}");
        assertThat(attribute("{'arrayValue':{'values':[{'stringValue':'a'},{'stringValue':'b'}]}}"))
                .isEqualTo(List.of("a", "b"));
        assertThat(attribute("{'bytesValue':'AQI='}")).isEqualTo("AQI=");
        assertThat(attribute("{}")).isEqualTo("");

        String deep = "{'arrayValue':{'values':[".repeat(13) + "]}}".repeat(13);
        String deeper = "{'arrayValue':{'values':[".repeat(14) + "]}}".repeat(14);
        assertThat(attribute(deep)).isEqualTo("[".repeat(13) + "]".repeat(13));
        assertThat(withAttribute(deeper).problem()).contains("at most 12 levels");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "[]",
                "5",
                "",
                "{'resourceSpans':[}",
                "{'resourceSpans':{}}",
                "{'resourceSpans':[null]}",
                "{'resourceSpans':[{'scopeSpans':5}]}",
                "{'resourceSpans':[{'resource':{'attributes':5},'scopeSpans':[]}]}",
                "{'resourceSpans':[{'scopeSpans':[{'spans':{}}]}]}"
            })
    void aDocumentThatIsNoRequestIsRefused(String document) {
        assertThatIllegalArgumentException().isThrownBy(() -> decode(document));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{}", "{'resourceSpans':[]}", "{'resourceSpans':[{'scopeSpans':[{}]}]}", "{'new':[{'a':null}]}"})
    void aDocumentWithoutSpansHasNone(String document) {
        assertThat(decode(document)).isEqualTo(new Decoded<>(List.of(), 0, ""));
    }

    @Test
    void attributesBeyondThoseThatASpanKeepsAreCounted() {
        String attributes = IntStream.range(0, 130)
                .mapToObj(i -> "{'key':'k" + i + "','value':{'boolValue':true}}")
                .collect(Collectors.joining(","));

        Span span = decodeSpans("{" + IDS + ",'attributes':[" + attributes + "],'droppedAttributesCount':7}")
                .records()
                .get(0)
                .span();

        assertThat(span.attributes().size()).isEqualTo(128);
        assertThat(span.attributes().dropped()).isEqualTo(9);
    }

    @Test
    void spansBeyondTheMostOfARequestAreRefused() {
        String span = "{" + IDS + "," + TIMES + ",'kind':1}";

        assertThat(decodeSpans(repeat(10_000, span)).records()).hasSize(10_000);
        Decoded<SourcedSpan> tooMany = decodeSpans(repeat(10_002, span));
        assertThat(tooMany.records()).hasSize(10_000);
        assertThat(tooMany.refused()).isEqualTo(2);
        assertThat(tooMany.problem()).contains("10000 records");
    }

    private static Object attribute(String value) {
        Decoded<SourcedSpan> decoded = withAttribute(value);
        assertThat(decoded.problem()).isEmpty();
        return Objects.requireNonNull(
                decoded.records().get(0).span().attributes().get("k"));
    }

    private static Decoded<SourcedSpan> withAttribute(String value) {
        return decodeSpans("{" + IDS + ",'attributes':[{'key':'k','value':" + value + "}]}");
    }

    private static String repeat(int times, String text) {
        return IntStream.range(0, times).mapToObj(i -> text).collect(Collectors.joining(","));
    }

    private static Decoded<SourcedSpan> decodeSpans(String spans) {
        return decode("{'resourceSpans':[{'scopeSpans':[{'spans':[" + spans + "]}]}]}");
    }

    private static Decoded<SourcedSpan> decode(String document) {
        return new TelemetryDecoder(new JacksonJsonReader())
                .spans(document.replace('\'', '"').getBytes(UTF_8), Encoding.JSON);
    }
}
