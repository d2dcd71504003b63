package dev.loki.bootstrap;

import dev.loki.adapter.jira.tracker.JiraSettings;
import dev.loki.adapter.jira.tracker.JiraTracker;
import dev.loki.adapter.jira.webhook.JiraWebhook;
import dev.loki.http.HttpEndpoint;
import dev.loki.http.RetryClock;
import dev.loki.http.ServiceListener;
import dev.loki.ports.json.JsonReader;
import dev.loki.ports.tracker.IssueTracker;
import dev.loki.ports.tracker.SentJournal;
import dev.loki.ports.webhook.InboundWebhook;
import java.util.Optional;
import java.util.Set;

/** Jira Cloud. */
record JiraIntegration(JiraDescription about) implements Integration {

    @Override
    public IssueTracker tracker(SentJournal journal, JsonReader json, ServiceListener listener) {
        return new JiraTracker(settings(), journal, json, listener, RetryClock.SYSTEM);
    }

    @Override
    public Optional<InboundWebhook> webhook(JsonReader json) {
        ServiceSource source = about.source();
        return source.variables()
                .text(about.secretVariable())
                .map(secret ->
                        new JiraWebhook(secret, json, Set.copyOf(source.config().issueTypes())));
    }

    private JiraSettings settings() {
        ServiceSource source = about.source();
        HttpEndpoint base = about.address();
        return ServiceSource.checked(
                "LOKI_JIRA_*",
                () -> new JiraSettings(
                        base,
                        source.text(JiraDescription.EMAIL).orElse(""),
                        source.variables().text(JiraDescription.TOKEN).orElse(""),
                        source.text(JiraDescription.PROJECT_KEY).orElse(""),
                        source.statuses()));
    }
}
