package dev.loki.application.tracker;

import dev.loki.application.quality.QualityReporting;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.quality.QualityReport;
import dev.loki.domain.quality.QualityText;
import dev.loki.domain.quality.ReportKind;
import dev.loki.domain.quality.ReportPlace;
import dev.loki.domain.tracker.WorkComment;
import dev.loki.ports.tracker.IssueTracker;

/** Brings the quality report to an issue, as one comment that later reports bring up to date. Thread-safe. */
public final class IssueReport {

    private final QualityReporting reporting;
    private final ReportPlace place;

    public IssueReport(QualityReporting reporting, ReportPlace place) {
        this.reporting = reporting;
        this.place = place;
    }

    /**
     * A report that was posted.
     *
     * @param comment the service's id of the comment
     */
    public record Posted(String issue, String comment, QualityReport report, String markdown) {

        public JsonObject toJson() {
            return JsonObject.builder()
                    .put("issue", issue)
                    .put("comment", comment)
                    .put("outcome", report.outcome().label())
                    .put("description", QualityText.description(report))
                    .put("markdown", markdown)
                    .build();
        }
    }

    /**
     * Posts the report as things stand.
     *
     * @throws dev.loki.application.quality.UnusableReportException naming the file and field that is wrong
     * @throws dev.loki.ports.run.RunReportException where a file cannot be read
     * @throws dev.loki.ports.tracker.TrackerException where the service does not take it
     */
    public Posted post(IssueTracker tracker, String issue) {
        QualityReport report = reporting.read();
        String markdown = reporting.markdown(ReportKind.QUALITY, report, place);
        String comment = tracker.postComment(issue, new WorkComment("sticky quality", markdown, true));
        return new Posted(issue, comment, report, markdown);
    }
}
