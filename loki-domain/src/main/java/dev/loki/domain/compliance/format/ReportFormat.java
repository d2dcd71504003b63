package dev.loki.domain.compliance.format;

import dev.loki.domain.compliance.ComplianceReport;

/** The forms of a report that is one text. The population itself is a {@link Csv}. */
public enum ReportFormat {
    JSON,
    MD,
    HTML,
    OSCAL;

    /** The report as a text, the same for the same report. */
    public String render(ComplianceReport report) {
        return switch (this) {
            case JSON -> ReportJson.of(report) + "\n";
            case MD -> MarkdownText.of(ReportDocument.of(report));
            case HTML -> HtmlPage.of(ReportDocument.of(report));
            case OSCAL -> OscalResults.of(report) + "\n";
        };
    }
}
