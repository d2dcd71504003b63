package dev.loki.bootstrap;

import dev.loki.adapter.linear.tracker.LinearSettings;
import dev.loki.adapter.linear.tracker.LinearTracker;
import dev.loki.adapter.linear.webhook.LinearWebhook;
import dev.loki.http.HttpEndpoint;
import dev.loki.http.RetryClock;
import dev.loki.http.ServiceListener;
import dev.loki.ports.json.JsonReader;
import dev.loki.ports.tracker.IssueTracker;
import dev.loki.ports.tracker.SentJournal;
import dev.loki.ports.webhook.InboundWebhook;
import java.util.Optional;

/** Linear. */
record LinearIntegration(LinearDescription about) implements Integration {

    @Override
    public IssueTracker tracker(SentJournal journal, JsonReader json, ServiceListener listener) {
        HttpEndpoint address = about.address();
        LinearSettings settings = ServiceSource.checked(
                "LOKI_LINEAR_*",
                () -> new LinearSettings(about.token().orElse(""), address, about.team(), about.statuses()));
        return new LinearTracker(settings, journal, json, listener, RetryClock.SYSTEM);
    }

    @Override
    public Optional<InboundWebhook> webhook(JsonReader json) {
        return about.source().variables().text(about.secretVariable()).map(secret -> new LinearWebhook(secret, json));
    }
}
