package dev.loki.domain.workflow;

import java.util.Optional;
import java.util.stream.Stream;

/** The events of GitHub that Loki understands. */
public enum EventKind {
    ISSUES("issues", true),
    PULL_REQUEST("pull_request", true),
    PULL_REQUEST_REVIEW("pull_request_review", true),
    SCHEDULE("schedule", true),
    WORKFLOW_DISPATCH("workflow_dispatch", true),
    /** It has secrets and a token that may write, whoever made the pull request: its code must not be run. */
    PULL_REQUEST_TARGET("pull_request_target", false);

    private final String event;
    private final boolean mayRun;

    EventKind(String event, boolean mayRun) {
        this.event = event;
        this.mayRun = mayRun;
    }

    /** As GITHUB_EVENT_NAME says it. */
    public String event() {
        return event;
    }

    /** Whether work may begin in such an event at all. */
    public boolean mayRun() {
        return mayRun;
    }

    public boolean isOfPullRequest() {
        return this == PULL_REQUEST || this == PULL_REQUEST_REVIEW || this == PULL_REQUEST_TARGET;
    }

    public static Optional<EventKind> of(String event) {
        return Stream.of(values()).filter(kind -> kind.event.equals(event)).findFirst();
    }
}
