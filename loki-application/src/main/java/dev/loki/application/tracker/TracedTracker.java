package dev.loki.application.tracker;

import dev.loki.application.trace.OpenSpan;
import dev.loki.application.trace.Traces;
import dev.loki.domain.tracker.ImportedWork;
import dev.loki.domain.tracker.Subtask;
import dev.loki.domain.tracker.WorkComment;
import dev.loki.domain.tracker.WorkLink;
import dev.loki.domain.tracker.WorkStatus;
import dev.loki.ports.tracker.CreatedIssue;
import dev.loki.ports.tracker.IssueTracker;
import dev.loki.ports.tracker.StatusOutcome;
import dev.loki.ports.tracker.TrackerException;
import dev.loki.ports.tracker.TrackerHealth;
import java.util.List;
import java.util.function.Supplier;

/** A tracker each of whose calls is a span. Thread-safe. */
public final class TracedTracker implements IssueTracker {

    private final IssueTracker tracker;
    private final Traces traces;

    public TracedTracker(IssueTracker tracker, Traces traces) {
        this.tracker = tracker;
        this.traces = traces;
    }

    @Override
    public String service() {
        return tracker.service();
    }

    @Override
    public ImportedWork importProject(String id) {
        return within("import", () -> tracker.importProject(id));
    }

    @Override
    public StatusOutcome syncStatus(String id, WorkStatus status) {
        return within("status", () -> tracker.syncStatus(id, status));
    }

    @Override
    public String postComment(String id, WorkComment comment) {
        return within("comment", () -> tracker.postComment(id, comment));
    }

    @Override
    public List<CreatedIssue> createSubtasks(String id, List<Subtask> subtasks) {
        return within("subtasks", () -> tracker.createSubtasks(id, subtasks));
    }

    @Override
    public void link(String id, WorkLink link) {
        within("link", () -> {
            tracker.link(id, link);
            return link;
        });
    }

    @Override
    public TrackerHealth check() {
        return within("check", tracker::check);
    }

    private <T> T within(String operation, Supplier<T> call) {
        try (OpenSpan span = traces.trackerCall(service(), operation)) {
            try {
                return call.get();
            } catch (TrackerException e) {
                span.fail(String.valueOf(e.getMessage()));
                throw e;
            }
        }
    }
}
