package dev.loki.application.outbox;

import dev.loki.domain.tracker.Subtask;
import dev.loki.ports.outbox.OutboxCall;
import dev.loki.ports.outbox.OutboxCall.Comment;
import dev.loki.ports.outbox.OutboxCall.Link;
import dev.loki.ports.outbox.OutboxCall.Move;
import dev.loki.ports.outbox.OutboxCall.Remark;
import dev.loki.ports.outbox.OutboxCall.Report;
import dev.loki.ports.outbox.OutboxCall.Subtasks;
import dev.loki.ports.outbox.OutboxProgress;
import dev.loki.ports.outbox.PlannedName;
import dev.loki.ports.outbox.WaitingCall;
import dev.loki.ports.tracker.CreatedIssue;
import dev.loki.ports.tracker.IssueTracker;
import dev.loki.ports.tracker.StatusOutcome;
import dev.loki.ports.tracker.TrackedWork;
import dev.loki.ports.tracker.TrackerException;
import dev.loki.ports.tracker.TrackerException.Trouble;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes calls of one outbox, with the keys of issues in the place of their {@link PlannedName}s. Not thread-safe. */
final class OutboxReplay {

    private final OutboxServices services;
    private final OutboxProgress progress;
    private final TrackedWork work;
    private final String outbox;
    private final Map<String, String> issues;

    OutboxReplay(OutboxServices services, OutboxProgress progress, TrackedWork work, String outbox) {
        this.services = services;
        this.progress = progress;
        this.work = work;
        this.outbox = outbox;
        this.issues = new HashMap<>(progress.of(outbox).issues());
    }

    /**
     * Makes a call.
     *
     * @return why the service has no way to do it; empty where it did
     * @throws TrackerException where it did not
     */
    Optional<String> make(WaitingCall waiting) {
        OutboxCall call = waiting.call();
        if (call instanceof Remark remark) {
            services.codeHost(waiting.service()).comment(remark.number(), remark.name(), remark.markdown());
        } else if (call instanceof Report report) {
            services.codeHost(waiting.service()).report(report.state());
        } else {
            return make(waiting, services.tracker(waiting.service()));
        }
        return Optional.empty();
    }

    private Optional<String> make(WaitingCall waiting, IssueTracker tracker) {
        OutboxCall call = waiting.call();
        if (call instanceof Move move) {
            return tracker.syncStatus(key(move.issue()), move.status()) instanceof StatusOutcome.NoWay no
                    ? Optional.of(no.reason())
                    : Optional.empty();
        }
        if (call instanceof Comment comment) {
            tracker.postComment(key(comment.issue()), comment.comment());
        } else if (call instanceof Link link) {
            tracker.link(key(link.issue()), link.link());
        } else if (call instanceof Subtasks subtasks) {
            create(waiting, subtasks, tracker);
        }
        return Optional.empty();
    }

    private void create(WaitingCall waiting, Subtasks subtasks, IssueTracker tracker) {
        List<CreatedIssue> created = tracker.createSubtasks(key(subtasks.issue()), subtasks.subtasks());
        for (int n = 0; n < created.size(); n++) {
            Subtask subtask = subtasks.subtasks().get(n);
            String planned = PlannedName.ofSubtask(
                    waiting.service(), waiting.destination(), subtasks.issue(), subtask.operation());
            created(waiting.service(), planned, created.get(n).key());
        }
    }

    /** Where the outbox is this project's own, what was told of the issue is true of it under its key. */
    private void created(String service, String planned, String key) {
        issues.put(planned, key);
        progress.created(outbox, planned, key);
        work.task(service, planned).ifPresent(task -> work.stands(service, key, task));
        work.status(service, planned).ifPresent(status -> work.newest(service, key, status));
    }

    private String key(String issue) {
        if (!PlannedName.is(issue)) {
            return issue;
        }
        return Optional.ofNullable(issues.get(issue))
                .orElseThrow(() -> new TrackerException(
                        Trouble.REFUSED, "the issue that it is about was not created, as an earlier call says"));
    }
}
