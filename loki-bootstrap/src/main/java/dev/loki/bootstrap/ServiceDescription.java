package dev.loki.bootstrap;

import dev.loki.application.tracker.IssueNames;
import dev.loki.domain.tracker.StatusNames;
import java.util.List;

/** What the environment and the file say of one service that keeps issues, as far as that can be said without its adapter. */
interface ServiceDescription {

    /** In lower case. */
    String service();

    /** Whether anything is said of it that is not said for other programs too. */
    boolean isMentioned();

    /** The variables without which it cannot be asked; none where it can. */
    List<String> missing();

    /** The variables without which nobody knows where it is; no secret is among them. */
    List<String> missingAddress();

    /**
     * Which of its sites, workspaces or repositories is written to; holds no secret.
     *
     * @throws ConfigurationException where a setting cannot be used
     */
    String destination();

    /** Whether events are to be told to it. */
    boolean isSynced();

    IssueNames names();

    /** What the team calls its statuses. */
    StatusNames statuses();

    /** The variable with the secret of its webhooks. */
    String secretVariable();
}
