package dev.loki.adapter.otel;

import dev.loki.domain.trace.SpanContext;
import io.opentelemetry.api.trace.Span;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The host's spans that began here and did not end yet. Of too many the oldest is forgotten, and never ends. Thread-safe. */
final class OpenSpans {

    static final int MOST = 10_000;

    private final Map<SpanKey, Span> open = new LinkedHashMap<>();

    synchronized void put(SpanContext context, Span span) {
        open.put(SpanKey.of(context), span);
        if (open.size() > MOST) {
            Iterator<SpanKey> oldest = open.keySet().iterator();
            oldest.next();
            oldest.remove();
        }
    }

    synchronized @Nullable Span get(SpanKey key) {
        return open.get(key);
    }

    synchronized @Nullable Span remove(SpanContext context) {
        return open.remove(SpanKey.of(context));
    }
}
