package dev.loki.bootstrap;

import dev.loki.adapter.otlp.receive.OtlpReceiver;
import dev.loki.application.audit.AuditTrail;
import dev.loki.application.telemetry.AgentTelemetry;
import dev.loki.application.telemetry.EntryAllowance;
import dev.loki.domain.time.EpochNanos;
import dev.loki.ports.usage.UsageListener;

/** The receiving end of agents' telemetry. */
final class AgentTelemetryWiring {

    private AgentTelemetryWiring() {}

    /** @param usage told what is consumed, and already counted in budgets */
    static OtlpReceiver receiver(Basics basics, AuditTrail trail, TelemetryWiring telemetry, UsageListener usage) {
        AgentTelemetry intake = new AgentTelemetry(
                trail,
                telemetry.metrics()::metrics,
                span -> telemetry.exporter().ifPresent(exporter -> exporter.export(span)),
                usage,
                basics.warnings(),
                new EntryAllowance(basics.settings().toldEntries(), System::nanoTime),
                EpochNanos.of(basics.clock().instant()));
        return new OtlpReceiver(intake, basics.json().get());
    }
}
