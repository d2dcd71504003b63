package dev.loki.adapter.fs.outbox;

import dev.loki.domain.tracker.ImportedWork;
import dev.loki.domain.tracker.StatusNames;
import dev.loki.domain.tracker.Subtask;
import dev.loki.domain.tracker.WorkComment;
import dev.loki.domain.tracker.WorkLink;
import dev.loki.domain.tracker.WorkStatus;
import dev.loki.ports.outbox.OutboxCall;
import dev.loki.ports.outbox.OutboxException;
import dev.loki.ports.outbox.PlannedName;
import dev.loki.ports.tracker.CreatedIssue;
import dev.loki.ports.tracker.IssueTracker;
import dev.loki.ports.tracker.StatusOutcome;
import dev.loki.ports.tracker.TrackerException;
import dev.loki.ports.tracker.TrackerException.Trouble;
import dev.loki.ports.tracker.TrackerHealth;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A tracker of a site that is air-gapped: what would change something is put into an outbox, to be sent from a machine that
 * is connected; what needs an answer is refused. What is still to be made goes by its {@link PlannedName}, as the id and the
 * key of an issue too, which later calls may name. Whether there is such an issue is found out when it is sent. Thread-safe.
 */
public final class OutboxTracker implements IssueTracker {

    private final OutboxWriter outbox;
    private final String service;
    private final String destination;
    private final StatusNames names;

    /**
     * @param service such as {@code jira}
     * @param destination which of its sites, workspaces or repositories is meant; no secret
     * @param names what the team calls its statuses
     */
    public OutboxTracker(OutboxWriter outbox, String service, String destination, StatusNames names) {
        this.outbox = outbox;
        this.service = service;
        this.destination = destination;
        this.names = names;
    }

    @Override
    public String service() {
        return service;
    }

    @Override
    public ImportedWork importProject(String id) {
        throw new TrackerException(
                Trouble.REFUSED,
                "the site is air-gapped, and " + service + " cannot be asked from here; on a machine that is connected,"
                        + " 'loki " + service
                        + " import ID --out prd.md' writes the issue into a file: carry that over");
    }

    /** Moved, as far as the outbox knows; where the issue stands is seen when it is sent. */
    @Override
    public StatusOutcome syncStatus(String id, WorkStatus status) {
        String name = names.of(status);
        return put(new OutboxCall.Move(id, status)) ? new StatusOutcome.Moved(name) : new StatusOutcome.Unchanged(name);
    }

    @Override
    public String postComment(String id, WorkComment comment) {
        put(new OutboxCall.Comment(id, comment));
        return PlannedName.of(service, destination, id, "comment " + comment.operation());
    }

    @Override
    public List<CreatedIssue> createSubtasks(String id, List<Subtask> subtasks) {
        if (!subtasks.isEmpty()) {
            put(new OutboxCall.Subtasks(id, subtasks));
        }
        return subtasks.stream().map(subtask -> planned(id, subtask)).toList();
    }

    @Override
    public void link(String id, WorkLink link) {
        put(new OutboxCall.Link(id, link));
    }

    /** The service is not asked; says how many calls wait. */
    @Override
    public TrackerHealth check() {
        try {
            String account = "nobody yet: the site is air-gapped, and calls wait in the outbox: " + outbox.waiting();
            return new TrackerHealth(account, Optional.empty(), OptionalLong.empty());
        } catch (OutboxException e) {
            throw new TrackerException(Trouble.PASSING, String.valueOf(e.getMessage()), Duration.ZERO, e);
        }
    }

    private boolean put(OutboxCall call) {
        return outbox.put(service, destination, call);
    }

    private CreatedIssue planned(String id, Subtask subtask) {
        String name = PlannedName.ofSubtask(service, destination, id, subtask.operation());
        return new CreatedIssue(name, name, "");
    }
}
