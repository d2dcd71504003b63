package dev.loki.bootstrap;

import dev.loki.adapter.webhook.approval.WebhookKey;
import dev.loki.application.audit.AuditTrail;
import dev.loki.application.event.EventStream;
import dev.loki.application.trace.Traces;
import dev.loki.bootstrap.settings.TelemetrySettings;
import dev.loki.bootstrap.settings.WebhookVariables;
import dev.loki.ports.approval.ApprovalNotifier;
import dev.loki.ports.event.EventBus;
import dev.loki.ports.host.HostTelemetry;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes what speaks with others over HTTP, and what takes its place where the air gap is on. Nothing else in this package
 * makes such a thing: the rules of the house hold that. What a method makes may be closed by who asked for it. Thread-safe.
 */
interface OutboundWiring extends LoopbackWiring {

    /** Who receives telemetry. */
    TelemetryReceivers telemetry(TelemetrySettings settings, Basics basics);

    /** The host that telemetry is handed to; null where it is not. */
    @Nullable
    HostTelemetry host(@Nullable HostTelemetry host, Basics basics);

    /**
     * Who tells people that they are asked.
     *
     * @param key signs what webhooks are told; null for none
     */
    ApprovalNotifier approvals(WebhookVariables webhooks, @Nullable WebhookKey key, Basics basics);

    /** The trackers, and the code host. */
    TrackerAccess trackers(
            Basics basics,
            EventStream events,
            Supplier<? extends EventBus> bus,
            AuditTrail trail,
            Traces traces,
            String source);
}
