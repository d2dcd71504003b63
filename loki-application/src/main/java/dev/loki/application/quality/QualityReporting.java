package dev.loki.application.quality;

import dev.loki.application.audit.AuditTrail;
import dev.loki.application.audit.Redaction;
import dev.loki.domain.audit.ChainVerdict;
import dev.loki.domain.json.JsonArray;
import dev.loki.domain.json.JsonFieldException;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonValue;
import dev.loki.domain.quality.ExecutionSummary;
import dev.loki.domain.quality.GateResult;
import dev.loki.domain.quality.QualityReport;
import dev.loki.domain.quality.QualityText;
import dev.loki.domain.quality.ReportKind;
import dev.loki.domain.quality.ReportPlace;
import dev.loki.domain.quality.ReportReader;
import dev.loki.domain.quality.ReportTemplate;
import dev.loki.domain.quality.ReportTemplateException;
import dev.loki.ports.audit.AuditLogException;
import dev.loki.ports.json.JsonReader;
import dev.loki.ports.json.JsonSyntaxException;
import dev.loki.ports.quality.QualityFiles;
import dev.loki.ports.quality.QualityFiles.QualityFile;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Makes the report on a run of what its gates and the run itself left, and of the audit chain, which it verifies. Known
 * secrets are masked. Thread-safe.
 */
public final class QualityReporting {

    private final QualityFiles files;
    private final Supplier<JsonReader> json;
    private final AuditTrail audit;
    private final boolean audited;

    /** @param audited whether there is an audit chain to be verified */
    public QualityReporting(QualityFiles files, Supplier<JsonReader> json, AuditTrail audit, boolean audited) {
        this.files = files;
        this.json = json;
        this.audit = audit;
        this.audited = audited;
    }

    /**
     * The report as things stand.
     *
     * @throws UnusableReportException naming the file and field that cannot be understood
     * @throws dev.loki.ports.run.RunReportException where a file cannot be read
     */
    public QualityReport read() {
        List<GateResult> gates =
                document(QualityFile.GATES, ReportReader::gates).orElse(List.of());
        ExecutionSummary summary =
                document(QualityFile.SUMMARY, ReportReader::summary).orElse(ExecutionSummary.NONE);
        return new QualityReport(gates, summary, chain());
    }

    /**
     * The report as Markdown, by the project's template where it has one.
     *
     * @throws UnusableReportException naming the template's file and line, where it has a placeholder that is none
     * @throws dev.loki.ports.run.RunReportException where the template cannot be read
     */
    public String markdown(ReportKind kind, QualityReport report, ReportPlace place) {
        QualityFile file =
                switch (kind) {
                    case QUALITY -> QualityFile.QUALITY_TEMPLATE;
                    case EXECUTION -> QualityFile.EXECUTION_TEMPLATE;
                };
        String text = files.read(file)
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                .orElse(kind.template());
        try {
            return ReportTemplate.parse(file.path(), text, QualityText.NAMES).fill(QualityText.values(report, place));
        } catch (ReportTemplateException e) {
            throw new UnusableReportException(String.valueOf(e.getMessage()), e);
        }
    }

    /** A chain that cannot be read is none that holds. */
    private Optional<ChainVerdict> chain() {
        if (!audited) {
            return Optional.empty();
        }
        try {
            return Optional.of(audit.verify());
        } catch (AuditLogException e) {
            return Optional.of(ChainVerdict.broken(0, "it could not be read: " + e.getMessage()));
        }
    }

    private <T> Optional<T> document(QualityFile file, Function<JsonValue, T> reader) {
        return files.read(file).map(bytes -> {
            try {
                return reader.apply(masked(json.get().readStrict(bytes)));
            } catch (JsonSyntaxException e) {
                throw new UnusableReportException(file.path() + ": " + e.describe(), e);
            } catch (JsonFieldException e) {
                throw new UnusableReportException(
                        file.path() + ": " + e.getMessage() + "; docs/files.md has the format", e);
            }
        });
    }

    private static JsonValue masked(JsonValue document) {
        if (document instanceof JsonObject object) {
            return Redaction.MASKING.redact(object);
        }
        JsonObject wrapped = JsonObject.builder().put("gates", document).build();
        return document instanceof JsonArray ? Redaction.MASKING.redact(wrapped) : document;
    }
}
