package dev.loki.bootstrap;

import dev.loki.adapter.otlp.receive.OtlpReceiver;
import dev.loki.application.usage.HeardSessions;
import dev.loki.domain.metric.MetricSnapshot;
import dev.loki.ports.usage.UsageListener;
import java.util.Optional;
import java.util.function.Supplier;

/** What is told of Loki and by agents: read, received, and recorded in files. Thread-safe. */
public final class Telemetry {

    private final Wiring wiring;

    Telemetry(Wiring wiring) {
        this.wiring = wiring;
    }

    /**
     * What the metrics hold now, for who serves them, as
     * {@link dev.loki.domain.metric.PrometheusText#write Prometheus reads them}. Without LOKI_OTEL_ENDPOINT that is what
     * the engine measured only.
     */
    public MetricSnapshot readMetrics() {
        return wiring.telemetry().metrics().read();
    }

    /**
     * Makes the receiving end of OTLP/HTTP, for whoever serves HTTP to agents: what Claude Code and Codex tell of
     * themselves becomes usage, what counts in {@link LokiEnterprise#budgets}, entries of {@link LokiEnterprise#audit}, spans
     * of {@link LokiEnterprise#traces} and {@link dev.loki.domain.metric.LokiMetrics#tokens}. One for a process: each has a
     * memory of its own of what it counted.
     *
     * @param usage told what agents consume
     */
    public OtlpReceiver receiver(UsageListener usage) {
        return AgentTelemetryWiring.receiver(
                wiring.basics(),
                wiring.trail(),
                wiring.telemetry(),
                wiring.budget().counting(usage));
    }

    /** Reads telemetry that was recorded in files. */
    public Recordings recordings() {
        return new Recordings(wiring.basics());
    }

    /** As {@link Wiring#hear}. */
    void hear(Supplier<Optional<HeardSessions>> sessions) {
        wiring.hear(sessions);
    }
}
