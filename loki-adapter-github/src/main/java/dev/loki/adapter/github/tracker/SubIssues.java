package dev.loki.adapter.github.tracker;

import dev.loki.adapter.github.rest.Fields;
import dev.loki.adapter.github.rest.GitHubApi;
import dev.loki.adapter.github.rest.IssueRef;
import dev.loki.ports.tracker.TrackerException;
import dev.loki.ports.tracker.TrackerException.Trouble;
import java.util.List;

/**
 * The issues below an issue.
 *
 * @see <a href="https://docs.github.com/en/rest/issues/sub-issues">Sub-issues</a>
 */
final class SubIssues {

    private SubIssues() {}

    /** Of an issue that is there, in GitHub's order; none on a server that is too old to have any. */
    static List<Fields> of(GitHubApi api, IssueRef issue) {
        try {
            return api.all(issue.path() + "/sub_issues", "");
        } catch (TrackerException e) {
            if (e.trouble() == Trouble.NOT_FOUND) {
                return List.of();
            }
            throw e;
        }
    }
}
