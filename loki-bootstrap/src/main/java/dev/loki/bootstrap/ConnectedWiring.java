package dev.loki.bootstrap;

import dev.loki.adapter.splunk.forward.SplunkSink;
import dev.loki.adapter.webhook.approval.WebhookKey;
import dev.loki.adapter.webhook.approval.WebhookNotifier;
import dev.loki.adapter.witness.checkpoint.TlogWitness;
import dev.loki.application.audit.AuditTrail;
import dev.loki.application.event.EventStream;
import dev.loki.application.trace.Traces;
import dev.loki.bootstrap.settings.ForwardSettings;
import dev.loki.bootstrap.settings.TelemetrySettings;
import dev.loki.bootstrap.settings.WebhookVariables;
import dev.loki.domain.note.VerifierKey;
import dev.loki.http.AddressGuard;
import dev.loki.http.HttpEndpoint;
import dev.loki.ports.approval.ApprovalNotifier;
import dev.loki.ports.checkpoint.Witness;
import dev.loki.ports.event.EventBus;
import dev.loki.ports.forward.AuditSink;
import dev.loki.ports.host.HostTelemetry;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A machine that may speak with others. */
final class ConnectedWiring implements OutboundWiring {

    @Override
    public TelemetryReceivers telemetry(TelemetrySettings settings, Basics basics) {
        return TelemetryFolder.isNamedBy(settings.endpoint())
                ? new FileReceivers(
                        basics,
                        settings,
                        TelemetryFolder.of(settings.endpoint(), basics.project()),
                        TelemetrySettings.ENDPOINT + " is a file:")
                : new CollectorReceivers(basics, settings);
    }

    @Override
    public @Nullable HostTelemetry host(@Nullable HostTelemetry host, Basics basics) {
        return host;
    }

    @Override
    public AuditSink splunk(ForwardSettings.Splunk splunk, String host) {
        return new SplunkSink(splunk.url(), splunk.token(), splunk.index(), splunk.sourceType(), host);
    }

    @Override
    public Witness witness(HttpEndpoint url, VerifierKey key) {
        return new TlogWitness(url, key);
    }

    @Override
    public ApprovalNotifier approvals(WebhookVariables webhooks, @Nullable WebhookKey key, Basics basics) {
        return new WebhookNotifier(new AddressGuard(webhooks.allowed()), key);
    }

    @Override
    public TrackerAccess trackers(
            Basics basics,
            EventStream events,
            Supplier<? extends EventBus> bus,
            AuditTrail trail,
            Traces traces,
            String source) {
        return new TrackerWiring(basics, events, bus, trail, traces, source);
    }
}
