package dev.loki.adapter.github.tracker;

import dev.loki.adapter.github.rest.Fields;
import dev.loki.adapter.github.rest.GitHubApi;
import dev.loki.adapter.github.rest.IssueRef;
import dev.loki.domain.tracker.AcceptanceCriteria;
import dev.loki.domain.tracker.ImportedWork;
import dev.loki.ports.tracker.TrackerException;
import dev.loki.ports.tracker.TrackerException.Trouble;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads an issue with all that is below it. For one use. */
final class IssueImport {

    /** As deep as GitHub nests issues. */
    private static final int DEEPEST = 8;

    private static final int MOST = 1_000;

    private final GitHubApi api;
    private final Set<Long> seen = new HashSet<>();

    IssueImport(GitHubApi api) {
        this.api = api;
    }

    ImportedWork read(IssueRef asked) {
        Fields issue = api.get(asked.path()).orThrow().fields();
        seen.add(issue.id("id"));
        return work(issue, asked, 0);
    }

    private ImportedWork work(Fields issue, IssueRef parent, int depth) {
        IssueRef ref = IssueRef.of(issue, parent.repository(), api.settings());
        String body = issue.text("body").replace("\r\n", "\n");
        return new ImportedWork(
                ref.toString(),
                ref.toString(),
                issue.text("html_url"),
                oneLine(issue.text("title")),
                status(issue),
                body,
                AcceptanceCriteria.in(body),
                IssueStatus.names(issue),
                depth == DEEPEST || isSurelyLeaf(issue, depth) ? List.of() : children(ref, depth));
    }

    private List<ImportedWork> children(IssueRef ref, int depth) {
        List<ImportedWork> children = new ArrayList<>();
        for (Fields child : SubIssues.of(api, ref)) {
            if (seen.add(child.id("id"))) {
                requireFew();
                children.add(work(child, ref, depth + 1));
            }
        }
        return children;
    }

    /** A listed issue tells how many are below it. */
    private static boolean isSurelyLeaf(Fields issue, int depth) {
        return depth > 0 && issue.fields("sub_issues_summary").number("total").orElse(1L) == 0;
    }

    private void requireFew() {
        if (seen.size() > MOST) {
            throw new TrackerException(
                    Trouble.REFUSED,
                    "there are more than " + MOST + " issues below this one; import its parts one by one");
        }
    }

    private static String status(Fields issue) {
        String reason = issue.text("state_reason");
        boolean tells = issue.text("state").equals("closed") && !reason.isEmpty();
        return issue.text("state") + (tells ? " (" + reason.replace('_', ' ') + ")" : "");
    }

    private static String oneLine(String title) {
        return title.replaceAll("[\\s\\p{Cc}]+", " ").strip();
    }
}
