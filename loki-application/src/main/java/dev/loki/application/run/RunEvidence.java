package dev.loki.application.run;

import dev.loki.application.audit.dashboard.ChainAnchors;
import dev.loki.ports.audit.AuditLogException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a finished run leaves for an auditor beside its entries: its report, and how far the dashboard chain had come.
 *
 * @param reporter keeps the report
 * @param anchors records the dashboard chain; null where there is none
 */
public record RunEvidence(RunReporter reporter, @Nullable ChainAnchors anchors) {

    /** Nothing. */
    public static final RunEvidence NONE = new RunEvidence(RunReporter.off(), null);

    /** Keeps the evidence; returns what went wrong. */
    List<String> keep(RunReport report) {
        List<String> troubles = new ArrayList<>();
        reporter.report(report).ifPresent(troubles::add);
        try {
            if (anchors != null) {
                anchors.record();
            }
        } catch (AuditLogException e) {
            troubles.add("the dashboard chain could not be anchored: " + e.getMessage());
        }
        return troubles;
    }
}
