package dev.loki.bootstrap;

import dev.loki.application.tracker.IssueNames;
import dev.loki.http.ServiceListener;
import dev.loki.ports.json.JsonReader;
import dev.loki.ports.tracker.IssueTracker;
import dev.loki.ports.tracker.SentJournal;
import dev.loki.ports.webhook.InboundWebhook;
import java.util.List;
import java.util.Optional;

/** One service that keeps issues, as the environment and the file want it. Its adapter is loaded where it is asked for. */
interface Integration {

    /** In lower case. */
    String service();

    /** Whether anything is said of it that is not said for other programs too. */
    boolean isMentioned();

    /** The variables without which it cannot be asked; none where it can. */
    List<String> missing();

    /** Whether events are to be told to it. */
    boolean isSynced();

    IssueNames names();

    /**
     * The tracker; may be closed.
     *
     * @throws ConfigurationException where a setting cannot be used
     */
    IssueTracker tracker(SentJournal journal, JsonReader json, ServiceListener listener);

    /** The variable with the secret of its webhooks. */
    String secretVariable();

    /** What verifies its webhooks; empty where there is no secret. */
    Optional<InboundWebhook> webhook(JsonReader json);
}
