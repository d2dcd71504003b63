package dev.loki.application.tracker;

import dev.loki.application.event.EventStream;
import dev.loki.application.event.EventSubscribers;
import dev.loki.domain.digest.Sha256;
import dev.loki.domain.event.Event;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.markdown.HarmlessMarkdown;
import dev.loki.domain.tracker.Deployment;
import dev.loki.domain.tracker.Subtask;
import dev.loki.domain.tracker.TrackedStatus;
import dev.loki.domain.tracker.WebAddress;
import dev.loki.domain.tracker.WorkChange;
import dev.loki.domain.tracker.WorkComment;
import dev.loki.domain.tracker.WorkLink;
import dev.loki.domain.tracker.WorkStatus;
import dev.loki.ports.event.EventBusException;
import dev.loki.ports.event.EventHandler;
import dev.loki.ports.tracker.IssueTracker;
import dev.loki.ports.tracker.StatusOutcome;
import dev.loki.ports.tracker.TrackedWork;
import dev.loki.ports.tracker.TrackerException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Tells a tracker what events say of sessions, phases and tasks: the handler of a consumer group of its own. Events may
 * come late, again and in any order: what happened last is where an issue stands, and each event makes one comment at most.
 * Trouble that may pass is thrown, so that the event comes again; what the tracker refuses for good is a warning and an
 * event {@value #REFUSED}. Thread-safe, over processes too.
 */
public final class TrackerSync implements EventHandler {

    /** The action of the event that says that a tracker refused something. */
    public static final String REFUSED = "tracker_refused";

    private static final int LONGEST_REMARK = 4_000;
    private static final int LONGEST_TITLE = 200;

    /** Clocks of other machines may be ahead; what is further ahead would keep all later events from being heard. */
    private static final Duration AHEAD = Duration.ofMinutes(10);

    private final IssueTracker tracker;
    private final IssueNames names;
    private final TrackedWork work;
    private final EventStream events;
    private final String source;
    private final InstantSource clock;
    private final Consumer<String> warnings;

    /**
     * @param work what the tracker was told before
     * @param source who publishes what was refused
     */
    public TrackerSync(
            IssueTracker tracker,
            IssueNames names,
            TrackedWork work,
            EventStream events,
            String source,
            InstantSource clock,
            Consumer<String> warnings) {
        this.tracker = tracker;
        this.names = names;
        this.work = work;
        this.events = events;
        this.source = source;
        this.clock = clock;
        this.warnings = warnings;
    }

    /** The name of the consumer group. */
    public String group() {
        return EventSubscribers.TRACKERS + names.service();
    }

    /**
     * Brings the issue in step that an event is about.
     *
     * @throws TrackerException where it should be tried again
     * @throws dev.loki.ports.tracker.SentJournalException where what was sent cannot be remembered; as well
     */
    @Override
    public void handle(Event event) {
        Optional<WorkChange> found = WorkChange.of(event).filter(change -> !isAhead(change, event));
        if (found.isEmpty()) {
            return;
        }
        WorkChange change = found.get();
        try {
            if (change.told().filter(names.service()::equalsIgnoreCase).isPresent()) {
                remember(change);
            } else {
                tell(change, event);
            }
        } catch (TrackerException e) {
            if (PassingTrouble.is(e, tracker)) {
                throw e;
            }
            refused(event, change, String.valueOf(e.getMessage()));
        }
    }

    /** What the service told us itself is not told back; but nothing older may be told it later. */
    private void remember(WorkChange change) {
        Optional<String> issue = change.issue().flatMap(names::key);
        change.status()
                .ifPresent(status -> issue.ifPresent(key -> newest(key, new TrackedStatus(status, change.at()))));
    }

    private void tell(WorkChange change, Event event) {
        Optional<String> issue = issue(change);
        if (issue.isEmpty()) {
            return;
        }
        String key = issue.get();
        change.remark().ifPresent(remark -> tracker.postComment(key, comment(change, event, remark)));
        if (change.status().isPresent()) {
            bring(key, new TrackedStatus(change.status().get(), change.at()), change, event);
        }
        change.deployment().ifPresent(deployment -> link(key, deployment, change, event));
    }

    /** Whoever told something newer meanwhile may have told the tracker before us: then it is told again. */
    private void bring(String key, TrackedStatus told, WorkChange change, Event event) {
        TrackedStatus newest = newest(key, told);
        if (newest.isNewerThan(told)) {
            return;
        }
        TrackedStatus said;
        do {
            said = newest;
            if (tracker.syncStatus(key, said.status()) instanceof StatusOutcome.NoWay no) {
                refused(event, change, no.reason());
            }
            newest = work.status(names.service(), key).orElse(said);
        } while (newest.isNewerThan(said));
    }

    /** The link to the newest deployment to an environment stays: each is remembered as work of its own, which is done. */
    private void link(String key, Deployment deployment, WorkChange change, Event event) {
        WorkLink link = deployment.link();
        Optional<String> fault = WebAddress.fault(link.url());
        if (fault.isPresent()) {
            refused(event, change, fault.get());
            return;
        }
        TrackedStatus told = new TrackedStatus(WorkStatus.DONE, change.at());
        if (!newest(nameOf(key, link), told).isNewerThan(told)) {
            tracker.link(key, link);
        }
    }

    /** As long as any, and no key of an issue. */
    private static String nameOf(String key, WorkLink link) {
        return "link " + Sha256.hex((key + "\n" + link.operation()).getBytes(StandardCharsets.UTF_8));
    }

    private TrackedStatus newest(String key, TrackedStatus told) {
        return work.newest(names.service(), key, told);
    }

    private Optional<String> issue(WorkChange change) {
        Optional<String> named = change.issue().flatMap(names::key);
        if (change.task().isEmpty()) {
            return change.issue().isPresent() ? named : names.main();
        }
        String task = change.task().get();
        if (named.isPresent()) {
            work.stands(names.service(), named.get(), task);
            return named;
        }
        return change.issue().isPresent()
                ? Optional.empty()
                : work.issue(names.service(), task).or(() -> names.main().map(main -> created(main, task, change)));
    }

    /** The operation is the task's: a crash before it is remembered makes no second issue. */
    private String created(String main, String task, WorkChange change) {
        String title = HarmlessMarkdown.line(change.title().orElse(task), LONGEST_TITLE);
        String description = "Task " + HarmlessMarkdown.line(task, LONGEST_TITLE) + ", as Loki is told of it.";
        String key = tracker.createSubtasks(main, List.of(new Subtask("task " + task, title, description)))
                .get(0)
                .key();
        work.stands(names.service(), key, task);
        return key;
    }

    private static WorkComment comment(WorkChange change, Event event, String remark) {
        String what = change.task()
                .map(task -> "Task " + HarmlessMarkdown.line(task, LONGEST_TITLE))
                .orElse("Session");
        String where =
                change.status().map(status -> " (" + status.label() + ")").orElse("");
        return new WorkComment(
                "event " + event.id(),
                what + where + ":\n\n" + HarmlessMarkdown.quotation(remark, LONGEST_REMARK),
                false);
    }

    private boolean isAhead(WorkChange change, Event event) {
        Instant latest = clock.instant().plus(AHEAD);
        if (change.at().isAfter(latest)) {
            refused(event, change, "its time is more than ten minutes ahead");
            return true;
        }
        return false;
    }

    private void refused(Event event, WorkChange change, String reason) {
        warnings.accept(names.service() + " was not told of event " + event.id() + ": " + reason);
        JsonObject payload = JsonObject.builder()
                .put("action", REFUSED)
                .put("tracker", names.service())
                .put("event_id", event.id())
                .put("told", change.task().or(change::issue).orElse("session"))
                .put("reason", reason)
                .build();
        try {
            events.emit("error", source, payload);
        } catch (EventBusException e) {
            warnings.accept("the event " + REFUSED + " was not published: " + e.getMessage());
        }
    }
}
