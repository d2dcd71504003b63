package dev.loki.benchmarks.trace;

import dev.loki.application.trace.OpenSpan;
import dev.loki.application.trace.Traces;
import dev.loki.bootstrap.LokiEnterprise;
import dev.loki.domain.trace.SpanContext;
import dev.loki.domain.trace.SpanKind;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.SpanProcessor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What a span costs the thread that it is of, from its start to its end, where it then goes nowhere: within another span,
 * without attributes and with ten; and where tracing is off.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 300, timeUnit = TimeUnit.MILLISECONDS)
public class SpanBenchmark {

    private static final SpanContext PARENT = SpanContext.parse(
                    "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01")
            .orElseThrow();

    private final Path project = temporaryFolder();
    private final Nowhere nowhere = new Nowhere();
    private final Traces lokiTracer = nowhere.traces();
    private final LokiEnterprise off = LokiEnterprise.fromEnvironment(Map.of(), project);
    private final Traces lokiOff = off.traces();
    private final SdkTracerProvider provider =
            SdkTracerProvider.builder().addSpanProcessor(new NoProcessor()).build();
    private final io.opentelemetry.api.trace.Tracer otelTracer = provider.get("dev.loki");
    private final io.opentelemetry.api.trace.Tracer otelOff =
            OpenTelemetry.noop().getTracer("dev.loki");
    private final Context otelParent =
            Context.root().with(otelTracer.spanBuilder("parent").startSpan());

    private static Path temporaryFolder() {
        try {
            return Files.createTempDirectory("loki-benchmark");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Setup
    public void check() {
        lokiPlain();
        lokiTenAttributes();
        if (nowhere.taken() != 2) {
            throw new IllegalStateException("the spans are not recorded");
        }
    }

    @TearDown
    public void close() throws IOException {
        off.close();
        provider.close();
        Files.delete(project);
    }

    @Benchmark
    public void lokiPlain() {
        lokiTracer.start("loki.tool.call", SpanKind.INTERNAL, PARENT).close();
    }

    @Benchmark
    public void lokiTenAttributes() {
        LokiSpans.span(lokiTracer, 17, PARENT);
    }

    @Benchmark
    public OpenSpan lokiOff() {
        OpenSpan span = lokiOff.start("loki.tool.call", SpanKind.INTERNAL, null);
        span.close();
        return span;
    }

    @Benchmark
    public void otelPlain() {
        otelTracer
                .spanBuilder("loki.tool.call")
                .setParent(otelParent)
                .startSpan()
                .end();
    }

    @Benchmark
    public void otelTenAttributes() {
        OtelSpans.span(otelTracer, 17, otelParent);
    }

    @Benchmark
    public io.opentelemetry.api.trace.Span otelOff() {
        io.opentelemetry.api.trace.Span span =
                otelOff.spanBuilder("loki.tool.call").startSpan();
        span.end();
        return span;
    }

    /** Takes spans, so that they are recorded, and lets go of them. */
    private static final class NoProcessor implements SpanProcessor {

        @Override
        public void onStart(Context parent, ReadWriteSpan span) {}

        @Override
        public boolean isStartRequired() {
            return false;
        }

        @Override
        public void onEnd(ReadableSpan span) {}

        @Override
        public boolean isEndRequired() {
            return true;
        }
    }
}
