package dev.loki.bootstrap;

import dev.loki.http.ServiceListener;
import dev.loki.ports.json.JsonReader;
import dev.loki.ports.tracker.IssueTracker;
import dev.loki.ports.tracker.SentJournal;
import dev.loki.ports.webhook.InboundWebhook;
import java.util.Optional;

/** One service that keeps issues, and can be asked. Its adapter is loaded where it is asked for. */
interface Integration {

    ServiceDescription about();

    /**
     * The tracker; may be closed.
     *
     * @throws ConfigurationException where a setting cannot be used
     */
    IssueTracker tracker(SentJournal journal, JsonReader json, ServiceListener listener);

    /** What verifies its webhooks; empty where there is no secret. */
    Optional<InboundWebhook> webhook(JsonReader json);
}
