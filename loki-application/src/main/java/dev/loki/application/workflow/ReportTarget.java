package dev.loki.application.workflow;

import dev.loki.domain.quality.ReportKind;
import dev.loki.domain.quality.ReportPlace;
import java.util.OptionalLong;

/**
 * Whom a report is for.
 *
 * @param number the pull request or issue; empty where it is about a commit alone
 * @param isIssue whether the number is that of an issue
 * @param place its commit may be empty
 */
public record ReportTarget(OptionalLong number, boolean isIssue, ReportPlace place) {

    ReportKind kind() {
        return isIssue ? ReportKind.EXECUTION : ReportKind.QUALITY;
    }

    /** An issue has no commit. */
    boolean hasCommit() {
        return !isIssue && !place.sha().isEmpty();
    }
}
