package dev.loki.adapter.github.tracker;

import dev.loki.adapter.github.comment.Marker;
import dev.loki.adapter.github.comment.OwnComments;
import dev.loki.adapter.github.rest.GitHubApi;
import dev.loki.adapter.github.rest.GitHubSettings;
import dev.loki.adapter.github.rest.IssueRef;
import dev.loki.adapter.github.rest.OwnLogin;
import dev.loki.domain.tracker.ImportedWork;
import dev.loki.domain.tracker.Subtask;
import dev.loki.domain.tracker.WorkComment;
import dev.loki.domain.tracker.WorkLink;
import dev.loki.domain.tracker.WorkStatus;
import dev.loki.http.RetryClock;
import dev.loki.http.ServiceListener;
import dev.loki.ports.json.JsonReader;
import dev.loki.ports.tracker.CreatedIssue;
import dev.loki.ports.tracker.IssueTracker;
import dev.loki.ports.tracker.SentJournal;
import dev.loki.ports.tracker.StatusOutcome;
import dev.loki.ports.tracker.TrackerException;
import dev.loki.ports.tracker.TrackerException.Trouble;
import dev.loki.ports.tracker.TrackerHealth;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;

/**
 * The issues of one GitHub repository, also of an Enterprise Server. An issue is called {@code 12}, {@code #12} or
 * {@code owner/name#12}, which is its id too. Thread-safe.
 */
public final class GitHubTracker implements IssueTracker, AutoCloseable {

    private final GitHubApi api;
    private final OwnLogin login;
    private final IssueStatus statuses;
    private final OwnComments comments;
    private final NewSubtasks subtasks;

    /** @param listener is told how calls go */
    public GitHubTracker(
            GitHubSettings settings,
            StatusLabels labels,
            SentJournal journal,
            JsonReader reader,
            ServiceListener listener,
            RetryClock clock) {
        this.api = new GitHubApi(settings, reader, listener, clock);
        this.login = new OwnLogin(api);
        this.statuses = new IssueStatus(api, labels);
        this.comments = new OwnComments(api, login, journal);
        this.subtasks = new NewSubtasks(api, login, journal);
    }

    @Override
    public String service() {
        return "github";
    }

    @Override
    public ImportedWork importProject(String id) {
        return new IssueImport(api).read(issue(id));
    }

    @Override
    public synchronized StatusOutcome syncStatus(String id, WorkStatus status) {
        return statuses.sync(ours(id), status);
    }

    @Override
    public String postComment(String id, WorkComment comment) {
        Marker marker = Marker.ofOperation(comment.operation());
        OwnComments.Comment made = comment.sticky()
                ? comments.put(ours(id), marker, old -> comment.markdown())
                : comments.putOnce(ours(id), marker, comment.markdown());
        return Long.toString(made.id());
    }

    @Override
    public synchronized List<CreatedIssue> createSubtasks(String id, List<Subtask> work) {
        return subtasks.create(ours(id), work);
    }

    @Override
    public void link(String id, WorkLink link) {
        requireWebAddress(link.url());
        comments.put(ours(id), LinkLines.COMMENT, old -> LinkLines.with(link, old));
    }

    @Override
    public TrackerHealth check() {
        return new HealthCheck(api, login).ask();
    }

    @Override
    public void close() {
        api.close();
    }

    private IssueRef issue(String id) {
        return IssueRef.parse(id, api.settings().repository())
                .orElseThrow(() ->
                        new TrackerException(Trouble.REFUSED, "an issue of GitHub is called 12, #12 or owner/name#12"));
    }

    /** Only the issues of the repository in the settings are changed. */
    private IssueRef ours(String id) {
        IssueRef issue = issue(id);
        if (!issue.repository().isSameAs(api.settings().repository())) {
            throw new TrackerException(
                    Trouble.REFUSED,
                    issue + " is not of " + api.settings().repository() + ", the repository that is written to"
                            + " (GITHUB_REPOSITORY)");
        }
        return issue;
    }

    private static void requireWebAddress(String url) {
        try {
            URI uri = new URI(url);
            if (uri.getHost() != null && ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()))) {
                return;
            }
        } catch (URISyntaxException e) {
            // Told below, without quoting it.
        }
        throw new TrackerException(Trouble.REFUSED, "a link leads to an absolute http or https address");
    }
}
