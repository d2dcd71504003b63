package dev.loki.bootstrap;

import dev.loki.adapter.webhook.approval.WebhookKey;
import dev.loki.application.audit.AuditTrail;
import dev.loki.application.event.EventStream;
import dev.loki.application.outbox.OutboxRecorder;
import dev.loki.application.trace.Traces;
import dev.loki.bootstrap.settings.ForwardSettings;
import dev.loki.bootstrap.settings.TelemetrySettings;
import dev.loki.bootstrap.settings.WebhookVariables;
import dev.loki.domain.approval.Delivery;
import dev.loki.domain.note.VerifierKey;
import dev.loki.http.HttpEndpoint;
import dev.loki.ports.approval.ApprovalNotifier;
import dev.loki.ports.checkpoint.Witness;
import dev.loki.ports.event.EventBus;
import dev.loki.ports.forward.AuditSink;
import dev.loki.ports.host.HostTelemetry;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A machine that nothing may leave: telemetry goes into files, and what is meant for trackers and code hosts into the outbox.
 * No HTTP client can be reached from here. What is on this very machine, where a setting names it, is left to another.
 */
final class AirGappedWiring implements OutboundWiring {

    private final String reason;
    private final LoopbackWiring loopback;

    /**
     * @param reason what switches the air gap on
     * @param loopback asked for what is on this machine, and nothing else
     */
    AirGappedWiring(String reason, LoopbackWiring loopback) {
        this.reason = reason;
        this.loopback = loopback;
    }

    @Override
    public TelemetryReceivers telemetry(TelemetrySettings settings, Basics basics) {
        if (TelemetryFolder.isNamedBy(settings.endpoint())) {
            return new FileReceivers(
                    basics,
                    settings,
                    TelemetryFolder.of(settings.endpoint(), basics.project()),
                    TelemetrySettings.ENDPOINT + " is a file:");
        }
        basics.warnings()
                .accept(TelemetrySettings.ENDPOINT + ": " + isOn() + ", so telemetry is kept in "
                        + basics.loki("telemetry") + " and sent nowhere");
        return new FileReceivers(basics, settings, TelemetryFolder.ofNoName(basics.project()), isOn());
    }

    /** Where a host would send it is not known. */
    @Override
    public @Nullable HostTelemetry host(@Nullable HostTelemetry host, Basics basics) {
        if (host != null) {
            basics.warnings()
                    .accept(isOn() + ", so nothing goes into the telemetry of the host; " + TelemetrySettings.ENDPOINT
                            + "=file:.loki/telemetry keeps it in files");
        }
        return null;
    }

    @Override
    public AuditSink splunk(ForwardSettings.Splunk splunk, String host) {
        AirGap.requireLoopback("LOKI_SPLUNK_HEC_URL", HttpEndpoint.parse(splunk.url()), reason);
        return loopback.splunk(splunk, host);
    }

    @Override
    public Witness witness(HttpEndpoint url, VerifierKey key) {
        AirGap.requireLoopback("LOKI_AUDIT_WITNESS_URL", url, reason);
        return loopback.witness(url, key);
    }

    /** People find what they are asked by {@code loki approve list}. */
    @Override
    public ApprovalNotifier approvals(WebhookVariables webhooks, @Nullable WebhookKey key, Basics basics) {
        return (webhook, request) -> Delivery.notDelivered(basics.clock().instant(), isOn());
    }

    @Override
    public TrackerAccess trackers(
            Basics basics,
            EventStream events,
            Supplier<? extends EventBus> bus,
            AuditTrail trail,
            Traces traces,
            String source) {
        return new OutboxWiring(basics, events, traces, new OutboxRecorder(trail, basics.actor(source)), source);
    }

    private String isOn() {
        return "the air gap is on (" + reason + ")";
    }
}
