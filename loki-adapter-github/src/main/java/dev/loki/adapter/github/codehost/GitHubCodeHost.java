package dev.loki.adapter.github.codehost;

import dev.loki.adapter.github.comment.Marker;
import dev.loki.adapter.github.comment.OwnComments;
import dev.loki.adapter.github.rest.GitHubApi;
import dev.loki.adapter.github.rest.GitHubReply;
import dev.loki.adapter.github.rest.GitHubSettings;
import dev.loki.adapter.github.rest.IssueRef;
import dev.loki.adapter.github.rest.OwnLogin;
import dev.loki.http.RetryClock;
import dev.loki.http.ServiceListener;
import dev.loki.ports.codehost.CodeHost;
import dev.loki.ports.codehost.CommitState;
import dev.loki.ports.json.JsonReader;
import dev.loki.ports.tracker.SentJournal;
import dev.loki.ports.tracker.TrackerException;
import dev.loki.ports.tracker.TrackerException.Trouble;
import java.util.Set;
import java.util.regex.Pattern;

/** Pull requests and commits of one GitHub repository, also of an Enterprise Server. Thread-safe. */
public final class GitHubCodeHost implements CodeHost, AutoCloseable {

    /** A user, or an app as {@code NAME[bot]}. */
    private static final Pattern LOGIN = Pattern.compile("([A-Za-z0-9_-]{1,100})(\\[bot])?");

    /** What GitHub tells of roles that may push: {@code maintain} is told as {@code write}. */
    private static final Set<String> MAY_PUSH = Set.of("admin", "write");

    private final GitHubApi api;
    private final OwnComments comments;
    private final CommitStatuses statuses;
    private final CheckRuns checks;
    private volatile boolean takesNoChecks;

    /** @param listener is told how calls go */
    public GitHubCodeHost(
            GitHubSettings settings,
            SentJournal journal,
            JsonReader reader,
            ServiceListener listener,
            RetryClock clock) {
        this.api = new GitHubApi(settings, reader, listener, clock);
        this.comments = new OwnComments(api, new OwnLogin(api), journal);
        this.statuses = new CommitStatuses(api);
        this.checks = new CheckRuns(api);
    }

    @Override
    public String comment(long number, String name, String markdown) {
        IssueRef issue = new IssueRef(api.settings().repository(), number);
        OwnComments.Comment comment = comments.put(issue, marker(name), old -> markdown);
        return api.settings().web(issue.repository() + "/issues/" + number + "#issuecomment-" + comment.id());
    }

    /** That the token may make no check runs is remembered: only those of apps may, that of a workflow among them. */
    @Override
    public synchronized CommitReport report(CommitState state) {
        Commit commit = Commit.of(state);
        if (!takesNoChecks) {
            if (checks.report(commit)) {
                return CommitReport.CHECK_RUN;
            }
            takesNoChecks = true;
        }
        statuses.report(commit);
        return CommitReport.COMMIT_STATUS;
    }

    @Override
    public boolean mayPush(String login) {
        if (!LOGIN.matcher(login).matches()) {
            return false;
        }
        String path = "repos/" + api.settings().repository() + "/collaborators/"
                + login.replace("[", "%5B").replace("]", "%5D") + "/permission";
        try {
            GitHubReply reply = api.get(path);
            return reply.isSuccess() && MAY_PUSH.contains(reply.fields().text("permission"));
        } catch (TrackerException e) {
            return false; // The listener was told why; who cannot be asked for is not let in.
        }
    }

    @Override
    public void close() {
        api.close();
    }

    private static Marker marker(String name) {
        try {
            return Marker.named(name);
        } catch (IllegalArgumentException e) {
            throw new TrackerException(Trouble.REFUSED, String.valueOf(e.getMessage()));
        }
    }
}
