package dev.loki.bootstrap;

import dev.loki.adapter.github.codehost.GitHubCodeHost;
import dev.loki.adapter.github.tracker.GitHubTracker;
import dev.loki.adapter.jira.tracker.JiraTracker;
import dev.loki.adapter.linear.tracker.LinearTracker;
import dev.loki.adapter.splunk.forward.SplunkSink;
import dev.loki.adapter.witness.checkpoint.TlogWitness;
import dev.loki.domain.note.VerifierKey;
import dev.loki.http.HttpEndpoint;
import dev.loki.http.RetryClock;
import dev.loki.http.ServiceListener;
import dev.loki.ports.checkpoint.Witness;
import dev.loki.ports.codehost.CodeHost;
import dev.loki.ports.forward.AuditSink;
import dev.loki.ports.host.HostTelemetry;
import dev.loki.ports.json.JsonReader;
import dev.loki.ports.tracker.IssueTracker;
import dev.loki.ports.tracker.SentJournal;
import java.util.List;
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
    public List<String> missing(Integration integration) {
        return integration.missing();
    }

    @Override
    public IssueTracker tracker(Integration integration, SentJournal sent, ServiceListener listener, Basics basics) {
        JsonReader json = basics.json().get();
        if (integration instanceof JiraIntegration jira) {
            return new JiraTracker(jira.settings(), sent, json, listener, RetryClock.SYSTEM);
        }
        if (integration instanceof LinearIntegration linear) {
            return new LinearTracker(linear.settings(), sent, json, listener, RetryClock.SYSTEM);
        }
        GitHubIntegration gitHub = gitHub(integration);
        return new GitHubTracker(gitHub.settings(), gitHub.labels(), sent, json, listener, RetryClock.SYSTEM);
    }

    @Override
    public CodeHost codeHost(Integration gitHub, SentJournal sent, ServiceListener listener, Basics basics) {
        return new GitHubCodeHost(
                gitHub(gitHub).settings(), sent, basics.json().get(), listener, RetryClock.SYSTEM);
    }

    private static GitHubIntegration gitHub(Integration integration) {
        if (integration instanceof GitHubIntegration gitHub) {
            return gitHub;
        }
        throw new IllegalArgumentException("no adapter for " + integration.service());
    }
}
