package dev.loki.bootstrap;

import dev.loki.adapter.fs.quality.LokiFolderFiles;
import dev.loki.application.audit.AuditTrail;
import dev.loki.application.quality.QualityReporting;
import dev.loki.application.tracker.IssueReport;
import dev.loki.bootstrap.settings.WorkflowSettings;
import java.nio.file.Files;
import java.nio.file.Path;

/** What gates said of a run, made into reports for people elsewhere. */
final class QualityWiring {

    private QualityWiring() {}

    static QualityReporting reporting(Basics basics, AuditTrail trail) {
        Path lokiDir = basics.loki();
        return new QualityReporting(
                new LokiFolderFiles(lokiDir), basics.json(), trail, Files.isDirectory(lokiDir.resolve("audit")));
    }

    /** For issues of any tracker; it names the commit and the run of the workflow around it. */
    static IssueReport ofIssues(Basics basics, AuditTrail trail) {
        WorkflowSettings workflow = basics.settings().workflow();
        return new IssueReport(reporting(basics, trail), workflow.place(workflow.sha()));
    }
}
