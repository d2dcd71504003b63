package dev.loki.domain.compliance.format;

import dev.loki.domain.compliance.ComplianceReport;
import java.util.function.Function;

/** The forms of a report that is one text. The population itself is a {@link Csv}. */
public enum ReportFormat {
    JSON(report -> ReportJson.of(report) + "\n"),
    MD(report -> MarkdownText.of(ReportDocument.of(report))),
    HTML(report -> HtmlPage.of(ReportDocument.of(report))),
    OSCAL(report -> OscalResults.of(report) + "\n");

    private final Function<ComplianceReport, String> renderer;

    ReportFormat(Function<ComplianceReport, String> renderer) {
        this.renderer = renderer;
    }

    /** The report as a text, the same for the same report. */
    public String render(ComplianceReport report) {
        return renderer.apply(report);
    }
}
