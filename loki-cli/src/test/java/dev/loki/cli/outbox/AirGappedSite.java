package dev.loki.cli.outbox;

import dev.loki.adapter.fs.outbox.FileOutbox;
import dev.loki.adapter.fs.outbox.FileOutboxProgress;
import dev.loki.adapter.fs.outbox.OutboxTracker;
import dev.loki.domain.tracker.StatusNames;
import dev.loki.domain.tracker.Subtask;
import dev.loki.domain.tracker.WorkComment;
import dev.loki.domain.tracker.WorkLink;
import dev.loki.domain.tracker.WorkStatus;
import dev.loki.json.JacksonJsonReader;
import dev.loki.ports.tracker.IssueTracker;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** A project on a machine without a network, whose runs had something to say of PROJ-1. */
record AirGappedSite(Path project) {

    static final Instant NOW = Instant.parse("2026-02-21T10:00:00Z");

    /** Jira at an address, told of by way of the outbox. */
    IssueTracker jira(String url) {
        Path folder = project.resolve(".loki").resolve("outbox");
        JacksonJsonReader json = new JacksonJsonReader();
        FileOutbox outbox = new FileOutbox(folder, new FileOutboxProgress(folder, json), json, () -> NOW, () -> 42);
        return new OutboxTracker(outbox, "jira", url, StatusNames.DEFAULT);
    }

    /** Five calls, the last of which is about what one before creates. */
    void speak(String url) {
        IssueTracker jira = jira(url);
        jira.syncStatus("PROJ-1", WorkStatus.ACT);
        jira.postComment("PROJ-1", new WorkComment("one", "It has begun.", false));
        String below = jira.createSubtasks("PROJ-1", List.of(new Subtask("a", "Charge the card", "")))
                .get(0)
                .key();
        jira.link("PROJ-1", new WorkLink("deployment", "https://example.com/1", "Deployment", true));
        jira.postComment(below, new WorkComment("two", "It was charged.", false));
    }
}
