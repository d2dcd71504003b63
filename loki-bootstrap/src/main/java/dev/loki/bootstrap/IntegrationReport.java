package dev.loki.bootstrap;

import dev.loki.ports.tracker.TrackerHealth;
import java.util.List;
import java.util.Optional;

/**
 * How things stand with one service that keeps issues.
 *
 * @param service in lower case
 * @param mentioned whether anything is configured of it
 * @param missing the variables that it lacks; none where it can be asked
 * @param synced whether events are told to it
 * @param issue the issue that stands for the session; empty for none
 * @param webhook whether there is a secret for its webhooks
 * @param secretVariable where that secret is expected
 * @param health what the service says; empty where it was not asked, or did not answer
 * @param trouble why it did not; one line without secrets
 */
public record IntegrationReport(
        String service,
        boolean mentioned,
        List<String> missing,
        boolean synced,
        Optional<String> issue,
        boolean webhook,
        String secretVariable,
        Optional<TrackerHealth> health,
        Optional<String> trouble) {

    /** Whether it can be used as it is configured. */
    public boolean isWell() {
        return health.isPresent();
    }
}
