package dev.loki.adapter.otel;

import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.SpanProcessor;

/** Where a host's processor of spans throws. */
enum FaultyHost implements SpanProcessor {
    ON_START,
    ON_END;

    OpenTelemetrySdk sdk() {
        return OpenTelemetrySdk.builder()
                .setTracerProvider(
                        SdkTracerProvider.builder().addSpanProcessor(this).build())
                .build();
    }

    @Override
    public void onStart(Context context, ReadWriteSpan span) {
        throw new IllegalStateException("a fault in a processor");
    }

    @Override
    public boolean isStartRequired() {
        return this == ON_START;
    }

    @Override
    public void onEnd(ReadableSpan span) {
        throw new NoSuchMethodError("a fault in a processor");
    }

    @Override
    public boolean isEndRequired() {
        return this == ON_END;
    }
}
