package dev.loki.adapter.github.tracker;

import dev.loki.adapter.github.comment.BodyText;
import dev.loki.adapter.github.comment.Marker;
import dev.loki.adapter.github.rest.Fields;
import dev.loki.adapter.github.rest.GitHubApi;
import dev.loki.adapter.github.rest.IssueRef;
import dev.loki.adapter.github.rest.OwnLogin;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.tracker.Subtask;
import dev.loki.ports.tracker.SendOnce.Made;
import dev.loki.ports.tracker.SendOnce.Making;
import dev.loki.ports.tracker.SendOnce.Outcome;
import java.util.Optional;

/**
 * An issue to be created. It is looked for by its marker, below the parent; where it may have been created without its place
 * there, also among the issues of our own login, newest first.
 */
record NewIssue(GitHubApi api, OwnLogin login, IssueRef parent, Subtask subtask, Marker marker)
        implements Making<IssueRef> {

    private static final int LONGEST_TITLE = 256;
    private static final String NEWEST_FIRST = "state=all&sort=created&direction=desc";

    @Override
    public Optional<Made<IssueRef>> find(boolean sent) {
        Optional<Fields> below =
                SubIssues.of(api, parent).stream().filter(this::isIt).findFirst();
        return (below.isPresent() || !sent ? below : api.first(issues(), NEWEST_FIRST, this::isIt)).map(this::made);
    }

    @Override
    public Outcome<IssueRef> send(int attempt) {
        String text = BodyText.fit(marker, subtask.markdown(), api.settings().details());
        JsonObject body =
                JsonObject.builder().put("title", title()).put("body", text).build();
        return api.make(issues(), body, this::made);
    }

    private boolean isIt(Fields issue) {
        return marker.marks(issue.text("body")) && login.made(issue);
    }

    private Made<IssueRef> made(Fields issue) {
        IssueRef ref = IssueRef.of(issue, parent.repository(), api.settings());
        return Made.of(ref, ref.toString(), Marker.digest(issue.text("body")));
    }

    private String issues() {
        return "repos/" + parent.repository() + "/issues";
    }

    private String title() {
        String title = subtask.title().replaceAll("[\\s\\p{Cc}]+", " ").strip();
        return title.codePointCount(0, title.length()) <= LONGEST_TITLE
                ? title
                : title.substring(0, title.offsetByCodePoints(0, LONGEST_TITLE - 1)) + "\u2026";
    }
}
