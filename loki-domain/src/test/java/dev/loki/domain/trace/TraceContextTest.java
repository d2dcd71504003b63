package dev.loki.domain.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.testing.Nightly;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What came along from another process, and what goes along to the next. */
class TraceContextTest {

    private static final String PARENT = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    @Test
    void whatIsWrittenIsWhatWasRead() {
        Map<String, String> fields = Map.of("traceparent", PARENT, "tracestate", "a=b", "baggage", "c=d");
        assertThat(written(TraceContext.read(fields::get))).isEqualTo(fields);
    }

    @Test
    void whatIsNotThereIsLeftOut() {
        assertThat(TraceContext.read(name -> null)).isEqualTo(TraceContext.NONE);
        assertThat(written(TraceContext.NONE)).isEqualTo(Map.of("traceparent", "", "tracestate", "", "baggage", ""));
    }

    @Test
    void aTracestateWithoutATraceparentIsDropped() {
        Map<String, String> fields = Map.of("traceparent", "00-broken", "tracestate", "a=b", "baggage", "c=d");
        TraceContext read = TraceContext.read(fields::get);
        assertThat(read.span()).isNull();
        assertThat(read.baggage().header()).isEqualTo("c=d");
    }

    @Test
    void aBrokenTracestateCostsNoTraceparent() {
        Map<String, String> fields = Map.of("traceparent", " " + PARENT + "\t", "tracestate", "A=b");
        SpanContext span = Objects.requireNonNull(TraceContext.read(fields::get).span());
        assertThat(span.traceparent()).isEqualTo(PARENT);
        assertThat(span.state().isEmpty()).isTrue();
    }

    @Test
    void baggageGoesAlongWithWhateverSpanIsWithin() {
        TraceContext outer = TraceContext.read(Map.of("baggage", "c=d")::get);
        SpanContext inner = SpanContext.parse(PARENT).orElseThrow();
        assertThat(outer.within(inner)).isEqualTo(new TraceContext(inner, outer.baggage()));
    }

    @Test
    void aTraceparentThatIsChangedAnywhereIsReadRightOrNotAtAll() {
        Random random = new Random(3);
        for (int i = 0; i < Nightly.count(20_000, 1_000_000); i++) {
            StringBuilder text = new StringBuilder(PARENT);
            for (int change = random.nextInt(3); change >= 0; change--) {
                text.setCharAt(random.nextInt(text.length()), (char) random.nextInt(0x180));
            }
            SpanContext.parse(text.toString()).ifPresent(span -> {
                assertThat(text.toString()).matches("[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");
                assertThat(span.traceparent().substring(2, 53)).isEqualTo(text.substring(2, 53));
            });
        }
    }

    private static Map<String, String> written(TraceContext context) {
        Map<String, String> fields = new HashMap<>();
        context.forEachField(fields::put);
        return fields;
    }
}
