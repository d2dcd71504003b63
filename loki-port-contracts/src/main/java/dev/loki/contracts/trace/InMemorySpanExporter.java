package dev.loki.contracts.trace;

import dev.loki.domain.trace.Span;
import dev.loki.ports.trace.ExportReport;
import dev.loki.ports.trace.SpanExporter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** An exporter that keeps its spans in memory, up to a number of them. Thread-safe. */
public final class InMemorySpanExporter implements SpanExporter {

    private final int capacity;
    private final List<Span> spans = new ArrayList<>();
    private long dropped;
    private boolean closed;

    /** @param capacity how many spans it keeps before it drops the newest */
    public InMemorySpanExporter(int capacity) {
        this.capacity = capacity;
    }

    @Override
    public synchronized void export(Span span) {
        if (closed) {
            return;
        }
        if (spans.size() < capacity) {
            spans.add(span);
        } else {
            dropped++;
        }
    }

    @Override
    public synchronized ExportReport close(Duration deadline) {
        closed = true;
        return new ExportReport(spans.size(), dropped, dropped == 0 ? null : "more spans than room");
    }

    /** The spans kept so far, in the order they came. */
    public synchronized List<Span> spans() {
        return List.copyOf(spans);
    }
}
