package dev.loki.adapter.github.comment;

import dev.loki.adapter.github.rest.Fields;
import dev.loki.adapter.github.rest.GitHubApi;
import dev.loki.adapter.github.rest.GitHubReply;
import dev.loki.adapter.github.rest.IssueRef;
import dev.loki.adapter.github.rest.OwnLogin;
import dev.loki.domain.json.JsonObject;
import dev.loki.ports.tracker.SendOnce;
import dev.loki.ports.tracker.SendOnce.Made;
import dev.loki.ports.tracker.SendOnce.Making;
import dev.loki.ports.tracker.SendOnce.Outcome;
import dev.loki.ports.tracker.SentJournal;
import dev.loki.ports.tracker.SentJournal.Done;
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
    private final SendOnce once;

    public OwnComments(GitHubApi api, OwnLogin login, SentJournal journal) {
        this.api = api;
        this.login = login;
        this.journal = journal;
        this.once = new SendOnce(journal, GitHubApi.ROUNDS);
    }

    /** A comment on GitHub. */
    public record Comment(long id, String body) {}

    /** Makes the comment; one that is there stays as it is. */
    public synchronized Comment putOnce(IssueRef issue, Marker marker, String markdown) {
        return keptId(operation(issue, marker)).map(id -> new Comment(id, "")).orElseGet(() -> make(new NewComment(
                        issue, marker, markdown, true))
                .thing());
    }

    /**
     * Makes the comment, or gives it another text.
     *
     * @param text of the text that stands there, which is empty where there is no comment yet
     */
    public synchronized Comment put(IssueRef issue, Marker marker, UnaryOperator<String> text) {
        return kept(issue, marker)
                .or(() -> search(issue, marker))
                .map(there -> edit(issue, marker, there, text))
                .orElseGet(() -> make(issue, marker, text));
    }

    private Comment edit(IssueRef issue, Marker marker, Comment there, UnaryOperator<String> text) {
        String operation = operation(issue, marker);
        String wanted = fit(marker, text.apply(there.body()));
        if (wanted.equals(there.body())) {
            return noted(operation, there);
        }
        GitHubReply reply = api.set("PATCH", path(issue, there.id()), body(wanted));
        if (reply.isMissing()) {
            journal.refused(operation);
            return make(issue, marker, text);
        }
        return noted(operation, comment(reply.orThrow().fields()));
    }

    /** One that was found after all may have an earlier text. */
    private Comment make(IssueRef issue, Marker marker, UnaryOperator<String> text) {
        Made<Comment> made = make(new NewComment(issue, marker, text.apply(""), false));
        return made.known().content().isEmpty() ? edit(issue, marker, made.thing(), text) : made.thing();
    }

    private Made<Comment> make(NewComment comment) {
        return once.make(operation(comment.issue, comment.marker), comment);
    }

    /** One to be made. */
    private final class NewComment implements Making<Comment> {

        private final IssueRef issue;
        private final Marker marker;
        private final String markdown;
        private final boolean lookFirst;

        /** @param lookFirst whether it is looked for even where the journal does not know of it, which may have been lost */
        private NewComment(IssueRef issue, Marker marker, String markdown, boolean lookFirst) {
            this.issue = issue;
            this.marker = marker;
            this.markdown = markdown;
            this.lookFirst = lookFirst;
        }

        @Override
        public Optional<Made<Comment>> find(boolean sent) {
            return sent || lookFirst
                    ? search(issue, marker).map(found -> Made.of(found, Long.toString(found.id()), ""))
                    : Optional.empty();
        }

        @Override
        public Outcome<Comment> send(int attempt) {
            return api.make(issue.path() + "/comments", body(fit(marker, markdown)), answer -> {
                Comment made = comment(answer);
                return Made.of(made, Long.toString(made.id()), Marker.digest(made.body()));
            });
        }
    }

    /** The one whose id we know; empty where we know none, or it was deleted. */
    private Optional<Comment> kept(IssueRef issue, Marker marker) {
        Optional<Long> id = keptId(operation(issue, marker));
        if (id.isEmpty()) {
            return Optional.empty();
        }
        GitHubReply reply = api.get(path(issue, id.get()));
        return reply.isMissing()
                ? Optional.empty()
                : Optional.of(comment(reply.orThrow().fields()));
    }

    private Optional<Long> keptId(String operation) {
        return once.known(operation)
                .map(Done::id)
                .filter(id -> ID.matcher(id).matches())
                .map(Long::parseLong);
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
