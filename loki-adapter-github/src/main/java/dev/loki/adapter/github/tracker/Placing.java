package dev.loki.adapter.github.tracker;

import dev.loki.adapter.github.rest.GitHubApi;
import dev.loki.adapter.github.rest.IssueRef;
import dev.loki.domain.json.JsonObject;
import dev.loki.ports.tracker.SendOnce.Made;
import dev.loki.ports.tracker.SendOnce.Making;
import dev.loki.ports.tracker.SendOnce.Outcome;
import java.util.Optional;

/**
 * An issue to be put below another.
 *
 * @param issue its own id, which is not its number
 */
record Placing(GitHubApi api, IssueRef parent, long issue) implements Making<Long> {

    @Override
    public Optional<Made<Long>> find(boolean sent) {
        return SubIssues.of(api, parent).stream().anyMatch(below -> below.id("id") == issue)
                ? Optional.of(made())
                : Optional.empty();
    }

    /** The answer is one of the two issues. */
    @Override
    public Outcome<Long> send(int attempt) {
        JsonObject body = JsonObject.builder().put("sub_issue_id", issue).build();
        return api.make(parent.path() + "/sub_issues", body, answer -> {
            answer.id("id");
            return made();
        });
    }

    private Made<Long> made() {
        return Made.of(issue, Long.toString(issue), "");
    }
}
