package dev.loki.bootstrap;

import dev.loki.application.trace.SpanClock;
import dev.loki.application.trace.SpanContexts;
import dev.loki.application.trace.Tracer;
import dev.loki.bootstrap.settings.TraceSettings;
import dev.loki.ports.trace.HostSpans;
import dev.loki.ports.trace.SpanExporter;

/** How spans are made, as the settings want it. */
final class TraceWiring {

    private TraceWiring() {}

    /** A tracer of this process. What its settings cannot use is told, by a run for all commands within it. */
    static Tracer tracer(Basics basics, SpanExporter exporter) {
        TraceSettings settings = basics.settings().trace();
        if (!basics.isWithinRun()) {
            settings.warnings().forEach(basics.warnings());
        }
        SpanClock clock = new SpanClock(basics.clock(), System::nanoTime);
        return exporter instanceof HostSpans host
                ? Tracer.within(host, clock, settings.genAi())
                : Tracer.exportingTo(exporter, clock, contexts(basics), settings.genAi());
    }

    /** Gives spans their identity. */
    static SpanContexts contexts(Basics basics) {
        TraceSettings settings = basics.settings().trace();
        return new SpanContexts(SpanIds::nextBits, settings.sampler(), settings.root());
    }
}
