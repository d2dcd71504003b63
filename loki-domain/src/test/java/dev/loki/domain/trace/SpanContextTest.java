package dev.loki.domain.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A traceparent is read as W3C Trace Context says, and a broken one is no error. */
class SpanContextTest {
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String SPAN = "00f067aa0ba902b7";
    private static final String HEADER = "00-" + TRACE + "-" + SPAN + "-01";

    @Test
    void aHeaderReadsBackAsItWasWritten() {
        SpanContext context = new SpanContext(TraceId.parse(TRACE), SpanId.parse(SPAN), true);

        assertThat(context.traceparent()).isEqualTo(HEADER);
        assertThat(SpanContext.parse(HEADER)).contains(context);
    }

    @Test
    void idsKeepTheirLeadingZeros() {
        SpanContext context = new SpanContext(new TraceId(0, 1), new SpanId(1), false);

        assertThat(context.traceparent()).isEqualTo("00-" + "0".repeat(31) + "1-" + "0".repeat(15) + "1-00");
        assertThat(SpanContext.parse(context.traceparent())).contains(context);
    }

    @Test
    void idsWithTheHighestBitSetAreRead() {
        SpanContext context = new SpanContext(new TraceId(-1, -1), new SpanId(-1), false);

        assertThat(SpanContext.parse(context.traceparent())).contains(context);
    }

    @ParameterizedTest
    @CsvSource({"00, false", "01, true", "02, false", "03, true", "fe, false", "ff, true"})
    void theLastBitOfTheFlagsSaysWhetherItIsSampled(String flags, boolean sampled) {
        assertThat(SpanContext.parse("00-" + TRACE + "-" + SPAN + "-" + flags))
                .hasValueSatisfying(context -> assertThat(context.sampled()).isEqualTo(sampled));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", "-and-more-to-come"})
    void aFutureVersionIsReadByItsPrefix(String suffix) {
        assertThat(SpanContext.parse("cc-" + TRACE + "-" + SPAN + "-01" + suffix))
                .hasValueSatisfying(context -> assertThat(context.traceparent()).isEqualTo(HEADER));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                "00",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-0",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-more",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-0101",
                "cc-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01more",
                "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                "FF-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                "CC-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                "0g-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00F067AA0BA902B7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-0A",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-0x",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-+1",
                "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
                "00_4bf92f3577b34da6a3ce929d0e0e4736_00f067aa0ba902b7_01",
                "00-4bf92f3577b34da6a3ce929d0e0e473-600f067aa0ba902b7-01",
                " 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01\n",
                "00-٤bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"
            })
    void aBrokenHeaderIsNoContext(String header) {
        assertThat(SpanContext.parse(header)).isEmpty();
    }

    @Test
    void idsThatAreAllZeroAreRefused() {
        assertThatThrownBy(() -> new TraceId(0, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new SpanId(0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void idsArePrintedAsHex() {
        assertThat(TraceId.parse(TRACE)).hasToString(TRACE);
        assertThat(SpanId.parse(SPAN)).hasToString(SPAN);
    }
}
