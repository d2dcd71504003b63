package dev.loki.benchmarks.trace;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import java.util.concurrent.TimeUnit;

/** OpenTelemetry's SDK with its exporter over HTTP, as it comes: protobuf, a queue of 2,048, batches of 512. */
final class OtelSpans implements Contender {

    private static final AttributeKey<String> TOOL = AttributeKey.stringKey("loki.tool.name");
    private static final AttributeKey<String> AGENT_TYPE = AttributeKey.stringKey("loki.agent.type");
    private static final AttributeKey<String> AGENT = AttributeKey.stringKey("loki.agent.id");
    private static final AttributeKey<String> MODEL = AttributeKey.stringKey("loki.model");
    private static final AttributeKey<String> PROVIDER = AttributeKey.stringKey("loki.provider");
    private static final AttributeKey<String> SESSION = AttributeKey.stringKey("loki.session.id");
    private static final AttributeKey<String> PHASE = AttributeKey.stringKey("loki.rarv.phase");
    private static final AttributeKey<Long> ITERATION = AttributeKey.longKey("loki.iteration");
    private static final AttributeKey<Long> INPUT = AttributeKey.longKey("loki.tokens.input");
    private static final AttributeKey<Long> OUTPUT = AttributeKey.longKey("loki.tokens.output");

    private final SdkTracerProvider provider;
    private final Tracer tracer;

    /** @param sender the provider class of what speaks HTTP */
    OtelSpans(String endpoint, String sender) {
        System.setProperty("io.opentelemetry.exporter.internal.http.HttpSenderProvider", sender);
        OtlpHttpSpanExporter exporter = OtlpHttpSpanExporter.builder()
                .setEndpoint(endpoint + "/v1/traces")
                .build();
        provider = SdkTracerProvider.builder()
                .setResource(Resource.create(Attributes.of(AttributeKey.stringKey("service.name"), "loki-mode")))
                .addSpanProcessor(BatchSpanProcessor.builder(exporter).build())
                .build();
        tracer = provider.get("dev.loki");
    }

    @Override
    public void span(int number) {
        span(tracer, number, Context.root());
    }

    static void span(Tracer tracer, int number, Context parent) {
        Span span = tracer.spanBuilder("loki.tool.call").setParent(parent).startSpan();
        span.setAttribute(TOOL, "Bash")
                .setAttribute(AGENT_TYPE, "worker")
                .setAttribute(AGENT, "agent-17")
                .setAttribute(MODEL, "opus")
                .setAttribute(PROVIDER, "anthropic")
                .setAttribute(SESSION, "7f3a9c20d1e84b56")
                .setAttribute(PHASE, "ACT")
                .setAttribute(ITERATION, (long) number)
                .setAttribute(INPUT, 1_200L)
                .setAttribute(OUTPUT, 345L);
        span.end();
    }

    @Override
    public void close() {
        provider.shutdown().join(10, TimeUnit.SECONDS);
    }
}
