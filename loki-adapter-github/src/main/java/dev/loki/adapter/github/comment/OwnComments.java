package dev.loki.adapter.github.comment;

import dev.loki.adapter.github.rest.Fields;
import dev.loki.adapter.github.rest.GitHubApi;
import dev.loki.adapter.github.rest.GitHubReply;
import dev.loki.adapter.github.rest.IssueRef;
import dev.loki.adapter.github.rest.OwnLogin;
import dev.loki.domain.json.JsonObject;
import dev.loki.ports.tracker.SentJournal;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * Our comments on issues and pull requests, one for each marker. One is found by the id that the journal kept, else by its
 * marker among all comments of our own login, so that neither a lost answer nor a lost journal makes a second one. Those of
 * others are never touched, whatever they hold. Thread-safe.
 */
public final class OwnComments {

    private static final Pattern ID = Pattern.compile("[0-9]{1,18}");

    private final GitHubApi api;
    private final OwnLogin login;
    private final SentJournal journal;

    public OwnComments(GitHubApi api, OwnLogin login, SentJournal journal) {
        this.api = api;
        this.login = login;
        this.journal = journal;
    }

    /** A comment on GitHub. */
    public record Comment(long id, String body) {}

    /** Makes the comment; one that is there stays as it is. */
    public synchronized Comment putOnce(IssueRef issue, Marker marker, String markdown) {
        String operation = operation(issue, marker);
        Optional<Long> id = keptId(operation);
        return id.isPresent()
                ? new Comment(id.get(), "")
                : GitHubApi.untilKnown(() -> search(issue, marker)
                        .map(found -> noted(operation, found))
                        .orElseGet(() -> create(issue, marker, operation, markdown)));
    }

    /**
     * Makes the comment, or gives it another text.
     *
     * @param text of the text that stands there, which is empty where there is no comment yet
     */
    public synchronized Comment put(IssueRef issue, Marker marker, UnaryOperator<String> text) {
        String operation = operation(issue, marker);
        return GitHubApi.untilKnown(() -> {
            Optional<Comment> there = kept(operation, issue).or(() -> search(issue, marker));
            if (there.isEmpty()) {
                return create(issue, marker, operation, text.apply(""));
            }
            String wanted = fit(marker, text.apply(there.get().body()));
            return wanted.equals(there.get().body())
                    ? noted(operation, there.get())
                    : change(issue, marker, operation, there.get(), text, wanted);
        });
    }

    private Comment change(
            IssueRef issue, Marker marker, String operation, Comment there, UnaryOperator<String> text, String wanted) {
        GitHubReply reply = api.set("PATCH", path(issue, there.id()), body(wanted));
        if (reply.isMissing()) {
            journal.refused(operation);
            return create(issue, marker, operation, text.apply(""));
        }
        return noted(operation, comment(reply.orThrow().fields()));
    }

    private Comment create(IssueRef issue, Marker marker, String operation, String markdown) {
        journal.begin(operation);
        GitHubReply reply = api.create(issue.path() + "/comments", body(fit(marker, markdown)));
        if (!reply.isSuccess()) {
            journal.refused(operation);
        }
        return noted(operation, comment(reply.orThrow().fields()));
    }

    /** The one whose id we know; empty where we know none, or it was deleted. */
    private Optional<Comment> kept(String operation, IssueRef issue) {
        Optional<Long> id = keptId(operation);
        if (id.isEmpty()) {
            return Optional.empty();
        }
        GitHubReply reply = api.get(path(issue, id.get()));
        return reply.isMissing()
                ? Optional.empty()
                : Optional.of(comment(reply.orThrow().fields()));
    }

    private Optional<Long> keptId(String operation) {
        return journal.of(operation) instanceof SentJournal.Done done
                        && ID.matcher(done.id()).matches()
                ? Optional.of(Long.parseLong(done.id()))
                : Optional.empty();
    }

    private Optional<Comment> search(IssueRef issue, Marker marker) {
        return api.first(
                        issue.path() + "/comments",
                        "",
                        comment -> marker.marks(comment.text("body")) && login.made(comment))
                .map(OwnComments::comment);
    }

    private Comment noted(String operation, Comment comment) {
        journal.done(operation, Long.toString(comment.id()), Marker.digest(comment.body()));
        return comment;
    }

    private String fit(Marker marker, String markdown) {
        return BodyText.fit(marker, markdown, api.settings().details());
    }

    private static String operation(IssueRef issue, Marker marker) {
        return "github " + issue + " comment " + marker.line();
    }

    private static String path(IssueRef issue, long comment) {
        return "repos/" + issue.repository() + "/issues/comments/" + comment;
    }

    private static Comment comment(Fields comment) {
        return new Comment(comment.id("id"), comment.text("body"));
    }

    private static JsonObject body(String text) {
        return JsonObject.builder().put("body", text).build();
    }
}
