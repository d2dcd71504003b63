package dev.loki.bootstrap.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.domain.trace.Sampler;
import dev.loki.domain.trace.SpanContext;
import dev.loki.domain.trace.TraceId;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The variables of traces fail open: what cannot be used is told, and the default taken. */
class TraceSettingsTest {

    private static final String PARENT = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

    @Test
    void samplerIsTheOneThatIsNamed() {
        assertThat(read("OTEL_TRACES_SAMPLER", "always_off").sampler()).isEqualTo(new Sampler.Always(false));
        assertThat(read("OTEL_TRACES_SAMPLER", " ParentBased_TraceIdRatio ", "OTEL_TRACES_SAMPLER_ARG", "0.25")
                        .sampler())
                .isEqualTo(new Sampler.ParentBased(new Sampler.Ratio(0.25)));
        assertThat(read("OTEL_TRACES_SAMPLER", "traceidratio").sampler()).isEqualTo(new Sampler.Ratio(1));
    }

    @Test
    void samplerThatIsUnknownIsAWarningThatNamesThoseThatAreKnown() {
        TraceSettings settings = read("OTEL_TRACES_SAMPLER", "sometimes");
        assertThat(settings.sampler()).isEqualTo(Sampler.DEFAULT);
        assertThat(settings.warnings())
                .singleElement()
                .asString()
                .startsWith("OTEL_TRACES_SAMPLER: expected one of always_on, always_off, traceidratio, parentbased_");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "1.5", "NaN", "half", "1e999"})
    void ratioThatIsNoneIsAWarningAndEverythingIsSampled(String ratio) {
        TraceSettings settings = read("OTEL_TRACES_SAMPLER", "traceidratio", "OTEL_TRACES_SAMPLER_ARG", ratio);
        assertThat(settings.sampler()).isEqualTo(new Sampler.Ratio(1));
        assertThat(settings.warnings()).singleElement().asString().startsWith("OTEL_TRACES_SAMPLER_ARG: expected");
    }

    @Test
    void argumentThatNobodyAsksForIsNotLookedAt() {
        assertThat(read("OTEL_TRACES_SAMPLER", "always_on", "OTEL_TRACES_SAMPLER_ARG", "endpoint=x")
                        .warnings())
                .isEmpty();
    }

    @Test
    void traceThatIsNamedIsThatOfRoots() {
        assertThat(read("LOKI_TRACE_ID", TRACE).root()).isEqualTo(TraceId.parse(TRACE));
        assertThat(read("LOKI_TRACE_ID", TRACE.toUpperCase(Locale.ROOT)).root()).isEqualTo(TraceId.parse(TRACE));
    }

    @Test
    void traceparentWinsOverTheTraceThatIsNamedUnlessItIsBroken() {
        TraceSettings both = read("LOKI_TRACE_ID", "garbage", "TRACEPARENT", PARENT);
        assertThat(both.root()).isNull();
        assertThat(both.outer().span()).isEqualTo(SpanContext.parse(PARENT).orElseThrow());
        assertThat(both.warnings()).isEmpty();
        assertThat(read("LOKI_TRACE_ID", TRACE, "TRACEPARENT", "00-broken").root())
                .isEqualTo(TraceId.parse(TRACE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "00000000000000000000000000000000", "4bf92f35-77b3-4da6-a3ce-929d0e0e4736", "zz"})
    void traceThatIsNoneIsAWarningThatNamesTheVariable(String id) {
        TraceSettings settings = read("LOKI_TRACE_ID", id);
        assertThat(settings.root()).isNull();
        assertThat(settings.warnings()).singleElement().asString().startsWith("LOKI_TRACE_ID: expected 32 hex digits");
    }

    @Test
    void stateAndBaggageComeAlong() {
        TraceSettings settings = read("TRACEPARENT", PARENT, "TRACESTATE", "a=b", "BAGGAGE", "c=d");
        assertThat(Objects.requireNonNull(settings.outer().span()).state().value())
                .isEqualTo("a=b");
        assertThat(settings.outer().baggage().header()).isEqualTo("c=d");
    }

    @Test
    void whoOptsInToLokisStableNamesAloneGetsNoOthers() {
        String variable = "OTEL_SEMCONV_STABILITY_OPT_IN";
        assertThat(read().genAi()).isTrue();
        assertThat(read(variable, "http, database/dup").genAi()).isTrue();
        assertThat(read(variable, "http, loki").genAi()).isFalse();
        assertThat(read(variable, "loki/dup").genAi()).isTrue();
        assertThat(read(variable, "loki,loki/dup").genAi()).isTrue();
    }

    private static TraceSettings read(String... variables) {
        Map<String, String> environment = new HashMap<>();
        for (int i = 0; i < variables.length; i += 2) {
            environment.put(variables[i], variables[i + 1]);
        }
        return Reading.of(environment).trace();
    }
}
