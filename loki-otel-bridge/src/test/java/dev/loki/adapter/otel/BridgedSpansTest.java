package dev.loki.adapter.otel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.domain.trace.Attributes;
import dev.loki.domain.trace.Span;
import dev.loki.domain.trace.SpanContext;
import dev.loki.domain.trace.SpanId;
import dev.loki.domain.trace.SpanKind;
import dev.loki.domain.trace.SpanStatus;
import dev.loki.domain.trace.TraceId;
import dev.loki.ports.telemetry.ExportLoss;
import dev.loki.ports.telemetry.Signal;
import dev.loki.ports.trace.ExportReport;
import dev.loki.ports.trace.HostSpans;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@SuppressWarnings("try") // a scope is there to be closed
class BridgedSpansTest {

    private static final SpanContext REMOTE = new SpanContext(new TraceId(1, 2), new SpanId(3), true);

    private final InMemorySpanExporter memory = InMemorySpanExporter.create();
    private final OpenTelemetrySdk host = sdk(Sampler.parentBased(Sampler.alwaysOn()));
    private final List<ExportLoss> losses = new ArrayList<>();
    private final HostSpans spans = OtelBridge.to(host).spans(losses::add);

    @AfterEach
    void stop() {
        host.close();
    }

    @Test
    void aSpanBeginsWithinWhatTheHostDoes() {
        io.opentelemetry.api.trace.Span request =
                host.getTracer("host").spanBuilder("request").startSpan();
        try (Scope ignored = request.makeCurrent()) {
            SpanContext outer = begin("outer", null);
            SpanContext inner = begin("inner", outer);
            end("inner", inner);
            end("outer", outer);
        }
        request.end();

        assertThat(parent("outer")).isEqualTo(request.getSpanContext().getSpanId());
        assertThat(parent("inner")).isEqualTo(named("outer").getSpanId());
        assertThat(memory.getFinishedSpanItems())
                .hasSize(3)
                .extracting(SpanData::getTraceId)
                .containsOnly(request.getSpanContext().getTraceId());
    }

    @Test
    void itsContextIsTheHostsFromTheStart() {
        SpanContext context = begin("span", null);
        end("span", context);

        assertThat(HostValues.context(named("span").getSpanContext())).isEqualTo(context);
    }

    @Test
    void withoutAHostSpanAParentElsewhereIsKept() {
        end("span", begin("span", REMOTE));

        assertThat(parent("span")).isEqualTo(REMOTE.spanId().hex());
        assertThat(named("span").getTraceId()).isEqualTo(REMOTE.traceId().hex());
    }

    @Test
    void whatTheHostDoesComesBeforeAParentElsewhere() {
        io.opentelemetry.api.trace.Span request =
                host.getTracer("host").spanBuilder("request").startSpan();
        try (Scope ignored = request.makeCurrent()) {
            end("span", begin("span", REMOTE));
        }

        assertThat(parent("span")).isEqualTo(request.getSpanContext().getSpanId());
    }

    @Test
    void timesAreThoseOfTheSpan() {
        end("span", begin("span", null));

        assertThat(named("span").getStartEpochNanos()).isEqualTo(1_000);
        assertThat(named("span").getEndEpochNanos()).isEqualTo(2_000);
    }

    @Test
    void finishedSpansFromElsewhereFindTheirParentsThoughTheyComeFirst() {
        SpanContext command = begin("command", null);
        spans.export(stranger(3, 2L, command.traceId()));
        spans.export(stranger(2, 1L, command.traceId()));
        spans.export(stranger(1, command.spanId().value(), command.traceId()));
        end("command", command);

        assertThat(parent("stranger 1")).isEqualTo(command.spanId().hex());
        assertThat(parent("stranger 2")).isEqualTo(named("stranger 1").getSpanId());
        assertThat(parent("stranger 3")).isEqualTo(named("stranger 2").getSpanId());
        assertThat(spans.close(Duration.ZERO)).isEqualTo(new ExportReport(4, 0, null));
    }

    @Test
    void thoseWhoseParentNeverComesAreDeliveredAtTheEnd() {
        spans.export(stranger(3, 2L, REMOTE.traceId()));
        spans.export(stranger(2, 77L, REMOTE.traceId()));
        assertThat(memory.getFinishedSpanItems()).isEmpty();

        assertThat(spans.close(Duration.ZERO).exported()).isEqualTo(2);

        assertThat(parent("stranger 2")).isEqualTo(new SpanId(77).hex());
        assertThat(parent("stranger 3")).isEqualTo(named("stranger 2").getSpanId());
    }

    @Test
    void ofTooManyThatWaitTheOldestIsDelivered() {
        for (int i = 1; i <= Strangers.MOST_WAITING + 1; i++) {
            spans.export(stranger(i, 1_000_000L + i, REMOTE.traceId()));
        }

        assertThat(memory.getFinishedSpanItems()).singleElement().satisfies(span -> assertThat(span.getName())
                .isEqualTo("stranger 1"));
    }

    @Test
    void withTheOldestItsParentIsDeliveredWhereItWaitsToo() {
        spans.export(stranger(1, 2L, REMOTE.traceId()));
        spans.export(stranger(2, 5_000L, REMOTE.traceId()));
        for (int i = 3; i <= Strangers.MOST_WAITING + 1; i++) {
            spans.export(stranger(i, 1_000_000L + i, REMOTE.traceId()));
        }

        assertThat(memory.getFinishedSpanItems()).hasSize(2);
        assertThat(parent("stranger 2")).isEqualTo(new SpanId(5_000).hex());
        assertThat(parent("stranger 1")).isEqualTo(named("stranger 2").getSpanId());
    }

    @Test
    void spansOfTheSameIdAreAllDelivered() {
        spans.export(stranger(1, 77L, REMOTE.traceId()));
        spans.export(stranger(1, 77L, REMOTE.traceId()));

        assertThat(spans.close(Duration.ZERO).exported()).isEqualTo(2);
    }

    @Test
    void aCircleOfParentsIsDeliveredNonetheless() {
        spans.export(stranger(1, 2L, REMOTE.traceId()));
        spans.export(stranger(2, 1L, REMOTE.traceId()));

        assertThat(spans.close(Duration.ZERO).exported()).isEqualTo(2);
    }

    @Test
    void whatTheHostDoesNotSampleIsNotRecordedButPassedOn() {
        HostSpans unsampled = OtelBridge.to(sdk(Sampler.alwaysOff())).spans(losses::add);

        SpanContext context = Objects.requireNonNull(unsampled.begin("span", SpanKind.INTERNAL, null, 1_000));

        assertThat(context.sampled()).isFalse();
        assertThat(unsampled.close(Duration.ZERO)).isEqualTo(ExportReport.NOTHING);
    }

    @Test
    void aHostThatDoesNotTraceHasNoSpans() {
        HostSpans nothing = OtelBridge.to(OpenTelemetry.noop()).spans(losses::add);

        assertThat(nothing.begin("span", SpanKind.INTERNAL, null, 1_000)).isNull();
        nothing.export(stranger(1, 0, REMOTE.traceId()));

        assertThat(nothing.close(Duration.ZERO))
                .isEqualTo(new ExportReport(0, 1, "the host's OpenTelemetry does not record them"));
    }

    private OpenTelemetrySdk sdk(Sampler sampler) {
        return OpenTelemetrySdk.builder()
                .setTracerProvider(SdkTracerProvider.builder()
                        .setSampler(sampler)
                        .addSpanProcessor(SimpleSpanProcessor.create(memory))
                        .build())
                .build();
    }

    private SpanContext begin(String name, @Nullable SpanContext parent) {
        return Objects.requireNonNull(spans.begin(name, SpanKind.INTERNAL, parent, 1_000));
    }

    private void end(String name, SpanContext context) {
        spans.export(
                new Span(context, null, name, SpanKind.INTERNAL, 1_000, 2_000, Attributes.EMPTY, SpanStatus.UNSET));
    }

    @Test
    void aSpanThatComesAfterTheCloseIsToldOfAndInNoReport() {
        spans.export(stranger(1, 0, REMOTE.traceId()));
        ExportReport report = spans.close(Duration.ZERO);

        spans.export(stranger(2, 0, REMOTE.traceId()));

        assertThat(losses)
                .containsExactly(
                        new ExportLoss(Signal.TRACES, ExportLoss.Cause.CLOSED, 1, "spans came after the close"));
        assertThat(spans.close(Duration.ZERO)).isEqualTo(report).isEqualTo(new ExportReport(1, 0, null));
    }

    private static Span stranger(long number, long parent, TraceId trace) {
        return new Span(
                new SpanContext(trace, new SpanId(number), true),
                parent == 0 ? null : new SpanId(parent),
                "stranger " + number,
                SpanKind.INTERNAL,
                1_000,
                2_000,
                Attributes.EMPTY,
                SpanStatus.UNSET);
    }

    private String parent(String name) {
        return named(name).getParentSpanId();
    }

    private SpanData named(String name) {
        return memory.getFinishedSpanItems().stream()
                .filter(span -> span.getName().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no span " + name));
    }
}
