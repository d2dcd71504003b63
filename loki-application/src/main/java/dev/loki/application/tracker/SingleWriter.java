package dev.loki.application.tracker;

import dev.loki.domain.tracker.ImportedWork;
import dev.loki.domain.tracker.Subtask;
import dev.loki.domain.tracker.WorkComment;
import dev.loki.domain.tracker.WorkLink;
import dev.loki.domain.tracker.WorkStatus;
import dev.loki.ports.tracker.CreatedIssue;
import dev.loki.ports.tracker.IssueTracker;
import dev.loki.ports.tracker.StatusOutcome;
import dev.loki.ports.tracker.TrackerHealth;
import dev.loki.ports.tracker.WriteTurn;
import java.util.List;

/** A tracker whose writes go one at a time, so that two processes that say the same at once say it once. Thread-safe. */
public final class SingleWriter implements IssueTracker {

    private final IssueTracker tracker;
    private final WriteTurn turn;

    public SingleWriter(IssueTracker tracker, WriteTurn turn) {
        this.tracker = tracker;
        this.turn = turn;
    }

    @Override
    public String service() {
        return tracker.service();
    }

    @Override
    public ImportedWork importProject(String id) {
        return tracker.importProject(id);
    }

    @Override
    public StatusOutcome syncStatus(String id, WorkStatus status) {
        return turn.inTurn(service(), () -> tracker.syncStatus(id, status));
    }

    @Override
    public String postComment(String id, WorkComment comment) {
        return turn.inTurn(service(), () -> tracker.postComment(id, comment));
    }

    @Override
    public List<CreatedIssue> createSubtasks(String id, List<Subtask> subtasks) {
        return turn.inTurn(service(), () -> tracker.createSubtasks(id, subtasks));
    }

    @Override
    public void link(String id, WorkLink link) {
        turn.inTurn(service(), () -> {
            tracker.link(id, link);
            return link;
        });
    }

    @Override
    public TrackerHealth check() {
        return tracker.check();
    }
}
