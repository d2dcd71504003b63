package dev.loki.bootstrap;

import dev.loki.application.tracker.IssueNames;
import dev.loki.ports.json.JsonReader;
import dev.loki.ports.webhook.InboundWebhook;
import java.util.List;
import java.util.Optional;

/** One service that keeps issues, as the environment and the file want it. {@link OutboundWiring} makes its adapter. */
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

    /** The variable with the secret of its webhooks. */
    String secretVariable();

    /** What verifies its webhooks; empty where there is no secret. */
    Optional<InboundWebhook> webhook(JsonReader json);
}
