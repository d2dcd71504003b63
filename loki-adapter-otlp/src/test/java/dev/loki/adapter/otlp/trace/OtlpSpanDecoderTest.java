package dev.loki.adapter.otlp.trace;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.loki.adapter.otlp.wire.JacksonReader;
import dev.loki.domain.trace.Span;
import dev.loki.domain.trace.SpanKind;
import dev.loki.domain.trace.SpanStatus;
import dev.loki.ports.json.JsonSyntaxException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OtlpSpanDecoderTest {

    private static final String IDS = "'traceId':'4bf92f3577b34da6a3ce929d0e0e4736','spanId':'00f067aa0ba902b7'";
    private static final String TIMES = "'startTimeUnixNano':'1','endTimeUnixNano':'2'";

    @Test
    void numbersAreReadAlsoAsStringsAndUnknownFieldsArePassedOver() throws Exception {
        List<Span> spans = decodeSpan(IDS + ",'startTimeUnixNano':1,'endTimeUnixNano':1771668000000000001,'kind':'2',"
                + "'new':{'a':[1]},'attributes':[{'key':'i','value':{'intValue':9007199254740993}}]");

        assertThat(spans).singleElement().satisfies(span -> {
            assertThat(span.endEpochNanos()).isEqualTo(1_771_668_000_000_000_001L);
            assertThat(span.kind()).isEqualTo(SpanKind.SERVER);
            assertThat(span.status()).isEqualTo(SpanStatus.UNSET);
            assertThat(span.context().sampled()).isTrue();
            assertThat(span.attributes()).hasToString("[i=9007199254740993]");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                IDS,
                TIMES,
                IDS + ",'startTimeUnixNano':'2','endTimeUnixNano':'1','kind':1",
                IDS + ",'startTimeUnixNano':'-1','endTimeUnixNano':'1','kind':1",
                IDS + ",'startTimeUnixNano':0.5,'endTimeUnixNano':'1','kind':1",
                IDS + ",'startTimeUnixNano':'x','endTimeUnixNano':'1','kind':1",
                IDS + ",'startTimeUnixNano':'1','endTimeUnixNano':99999999999999999999,'kind':1",
                IDS + "," + TIMES,
                IDS + "," + TIMES + ",'kind':9",
                IDS + "," + TIMES + ",'kind':1,'name':5",
                IDS + "," + TIMES + ",'kind':1,'flags':null",
                IDS + "," + TIMES + ",'kind':1,'parentSpanId':'0'",
                IDS + "," + TIMES + ",'kind':1,'parentSpanId':'0000000000000000'",
                IDS + "," + TIMES + ",'kind':1,'status':{'code':3}",
                IDS + "," + TIMES + ",'kind':1,'status':{'code':-1}",
                IDS + "," + TIMES + ",'kind':1,'status':[]",
                IDS + "," + TIMES + ",'kind':1,'attributes':{}",
                IDS + "," + TIMES + ",'kind':1,'attributes':[null]",
                IDS + "," + TIMES + ",'kind':1,'attributes':[{'key':'k'}]",
                IDS + "," + TIMES + ",'kind':1,'attributes':[{'key':'k','value':{'kvlistValue':{}}}]",
                IDS + "," + TIMES
                        + ",'kind':1,'attributes':[{'key':'k','value':{'arrayValue':{'values':[{'intValue':'1'}]}}}]",
                IDS + "," + TIMES + ",'kind':1,'droppedEventsCount':-1",
                IDS + "," + TIMES + ",'kind':1,'droppedLinksCount':2147483648",
                IDS + "," + TIMES + ",'kind':1,'attributes':[{'key':'k','value':{'doubleValue':null}}]",
                "'traceId':'00000000000000000000000000000000','spanId':'00f067aa0ba902b7','kind':1," + TIMES,
                "'traceId':'S/kvNXezTaajzpKdDg5HNg==','spanId':'00f067aa0ba902b7','kind':1," + TIMES
            })
    void aSpanThatIsNotAsItShouldBeIsRefused(String fields) {
        assertThatIllegalArgumentException().isThrownBy(() -> decodeSpan(fields));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "[]",
                "5",
                "{'resourceSpans':{}}",
                "{'resourceSpans':[null]}",
                "{'resourceSpans':[{'scopeSpans':5}]}",
                "{'resourceSpans':[{'scopeSpans':[{'spans':[[]]}]}]}"
            })
    void aDocumentThatIsNoRequestIsRefused(String document) {
        assertThatIllegalArgumentException().isThrownBy(() -> decode(document));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{'resourceSpans':[]}", "{'resourceSpans':[{'scopeSpans':[{}]}]}"})
    void aDocumentWithoutSpansHasNone(String document) throws Exception {
        assertThat(decode(document)).isEmpty();
    }

    @Test
    void tooManyAttributesAreRefused() {
        String attributes = repeat(129, "{'key':'k','value':{'boolValue':true}}");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> decodeSpan(IDS + "," + TIMES + ",'kind':1,'attributes':[" + attributes + "]"))
                .withMessageContaining("128 attributes");
    }

    @Test
    void tooManySpansAreRefused() throws Exception {
        String span = "{" + IDS + "," + TIMES + ",'kind':1}";

        assertThat(decodeSpans(repeat(10_000, span))).hasSize(10_000);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> decodeSpans(repeat(10_001, span)))
                .withMessageContaining("10000 spans");
    }

    private static String repeat(int times, String text) {
        return IntStream.range(0, times).mapToObj(i -> text).collect(Collectors.joining(","));
    }

    private static List<Span> decodeSpan(String fields) throws JsonSyntaxException {
        return decodeSpans("{" + fields + "}");
    }

    private static List<Span> decodeSpans(String spans) throws JsonSyntaxException {
        return decode("{'resourceSpans':[{'scopeSpans':[{'spans':[" + spans + "]}]}]}");
    }

    private static List<Span> decode(String document) throws JsonSyntaxException {
        return OtlpSpanDecoder.decode(
                new JacksonReader().readStrict(document.replace('\'', '"').getBytes(UTF_8)));
    }
}
