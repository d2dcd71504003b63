package dev.loki.bootstrap;

import dev.loki.adapter.github.codehost.GitHubCodeHost;
import dev.loki.adapter.github.rest.GitHubSettings;
import dev.loki.adapter.github.tracker.GitHubTracker;
import dev.loki.adapter.github.tracker.StatusLabels;
import dev.loki.adapter.github.webhook.GitHubWebhook;
import dev.loki.http.RetryClock;
import dev.loki.http.ServiceListener;
import dev.loki.ports.codehost.CodeHost;
import dev.loki.ports.json.JsonReader;
import dev.loki.ports.tracker.IssueTracker;
import dev.loki.ports.tracker.SentJournal;
import dev.loki.ports.webhook.InboundWebhook;
import java.util.List;
import java.util.Optional;

/** GitHub, also an Enterprise Server. */
record GitHubIntegration(GitHubDescription about) implements Integration {

    @Override
    public IssueTracker tracker(SentJournal journal, JsonReader json, ServiceListener listener) {
        return new GitHubTracker(
                settings(), new StatusLabels(about.statuses()), journal, json, listener, RetryClock.SYSTEM);
    }

    /** Its pull requests and commits; may be closed. */
    CodeHost codeHost(SentJournal journal, JsonReader json, ServiceListener listener) {
        return new GitHubCodeHost(settings(), journal, json, listener, RetryClock.SYSTEM);
    }

    @Override
    public Optional<InboundWebhook> webhook(JsonReader json) {
        return about.source()
                .variables()
                .text(about.secretVariable())
                .map(secret -> new GitHubWebhook(secret, new StatusLabels(about.statuses()), json));
    }

    private GitHubSettings settings() {
        try {
            return GitHubSettings.of(
                    about.address().uri().toString(),
                    about.repository(),
                    about.source().variables().text(GitHubDescription.TOKEN).orElse(""));
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(List.of(String.valueOf(e.getMessage())));
        }
    }
}
