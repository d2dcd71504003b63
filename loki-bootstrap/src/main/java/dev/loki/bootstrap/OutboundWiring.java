package dev.loki.bootstrap;

import dev.loki.http.ServiceListener;
import dev.loki.ports.codehost.CodeHost;
import dev.loki.ports.host.HostTelemetry;
import dev.loki.ports.tracker.IssueTracker;
import dev.loki.ports.tracker.SentJournal;
import java.util.List;
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

    /** The variables without which a service cannot be written to; none where it can. */
    List<String> missing(Integration integration);

    /**
     * The issues of a service.
     *
     * @throws ConfigurationException where a setting cannot be used
     */
    IssueTracker tracker(Integration integration, SentJournal sent, ServiceListener listener, Basics basics);

    /**
     * The pull requests and commits of GitHub.
     *
     * @throws ConfigurationException where a setting cannot be used
     */
    CodeHost codeHost(Integration gitHub, SentJournal sent, ServiceListener listener, Basics basics);
}
