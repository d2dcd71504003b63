package dev.loki.adapter.jira.tracker;

import dev.loki.domain.tracker.ImportedWork;
import dev.loki.domain.tracker.Subtask;
import dev.loki.domain.tracker.WorkComment;
import dev.loki.domain.tracker.WorkLink;
import dev.loki.domain.tracker.WorkStatus;
import dev.loki.http.RetryClock;
import dev.loki.http.ServiceListener;
import dev.loki.http.ServiceTimes;
import dev.loki.ports.json.JsonReader;
import dev.loki.ports.tracker.CreatedIssue;
import dev.loki.ports.tracker.IssueTracker;
import dev.loki.ports.tracker.SendOnce;
import dev.loki.ports.tracker.SentJournal;
import dev.loki.ports.tracker.StatusOutcome;
import dev.loki.ports.tracker.TrackerHealth;
import java.util.List;
import java.util.stream.Stream;

/**
 * Jira Cloud (REST API, version 3). Issues are written to by their ids, which they keep when they are moved; one at a time
 * of threads may write to an issue. Makes no request, and no thread, before it is asked for something. Thread-safe.
 *
 * @see <a href="https://developer.atlassian.com/cloud/jira/platform/rest/v3/intro/">Jira Cloud platform REST API</a>
 */
public final class JiraTracker implements IssueTracker, AutoCloseable {

    private static final int STRIPES = 64;

    private final List<Object> stripes =
            Stream.generate(Object::new).limit(STRIPES).toList();
    private final JiraClient client;
    private final String site;
    private final SendOnce once;
    private final Issues issues;
    private final Comments comments;
    private final IssueImport imports;
    private final StatusSync statuses;
    private final Health health;

    /** @param journal of what was sent, over all processes and crashes */
    public JiraTracker(
            JiraSettings settings, SentJournal journal, JsonReader json, ServiceListener listener, RetryClock clock) {
        this(settings, journal, json, listener, clock, ServiceTimes.DEFAULT);
    }

    JiraTracker(
            JiraSettings settings,
            SentJournal journal,
            JsonReader json,
            ServiceListener listener,
            RetryClock clock,
            ServiceTimes times) {
        this.client = new JiraClient(settings, times, json, listener, clock);
        this.site = settings.site();
        this.once = new SendOnce(journal, JiraMaking.ATTEMPTS);
        this.issues = new Issues(settings, client);
        this.comments = new Comments(site, client, journal, once);
        this.imports = new IssueImport(client, issues);
        this.statuses = new StatusSync(client, settings.statuses());
        this.health = new Health(settings, client);
    }

    @Override
    public String service() {
        return "jira";
    }

    /** Two levels below it: of an epic, its stories and their sub-tasks. */
    @Override
    public ImportedWork importProject(String id) {
        return imports.read(id);
    }

    @Override
    public StatusOutcome syncStatus(String id, WorkStatus status) {
        synchronized (stripe(id)) {
            return statuses.sync(id, status);
        }
    }

    /** A text of more than 32,767 characters becomes several comments; the first one's id is returned. */
    @Override
    public String postComment(String id, WorkComment comment) {
        IssueRef issue = issues.resolve(id);
        synchronized (stripe(issue.id())) {
            return comments.post(issue, comment);
        }
    }

    /** What a description has no room for becomes comments on the new issue. */
    @Override
    public List<CreatedIssue> createSubtasks(String id, List<Subtask> subtasks) {
        IssueRef issue = issues.resolve(id);
        synchronized (stripe(issue.id())) {
            Subtasks below = new Subtasks(Parent.read(client, issue.id()), site, client, once, comments, issues);
            return subtasks.stream().map(below::create).toList();
        }
    }

    @Override
    public void link(String id, WorkLink link) {
        new RemoteLinks(site, client).put(issues.resolve(id), link);
    }

    @Override
    public TrackerHealth check() {
        return health.check();
    }

    /** Breaks off what is under way, and lets go of all connections. */
    @Override
    public void close() {
        client.close();
    }

    private Object stripe(String id) {
        return stripes.get(Math.floorMod(id.hashCode(), STRIPES));
    }
}
