package dev.loki.application.run;

import dev.loki.application.audit.Actor;
import dev.loki.application.audit.AuditTrail;
import dev.loki.application.audit.Redaction;
import dev.loki.domain.audit.AuditActions;
import dev.loki.domain.audit.AuditDraft;
import dev.loki.domain.digest.Sha256;
import dev.loki.domain.json.JsonObject;
import dev.loki.ports.audit.AuditLogException;
import dev.loki.ports.run.RunReportException;
import dev.loki.ports.run.RunReports;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Keeps the report of a finished run, and puts its SHA-256 into the audit trail as {@value AuditActions#RUN_REPORT}. */
public final class RunReporter {

    private static final RunReporter OFF = new RunReporter(null, AuditTrail.off(), new Actor("", "", null));

    private final @Nullable Supplier<RunReports> reports;
    private final AuditTrail audit;
    private final Actor actor;

    private RunReporter(@Nullable Supplier<RunReports> reports, AuditTrail audit, Actor actor) {
        this.reports = reports;
        this.audit = audit;
        this.actor = actor;
    }

    /** Keeps no reports. */
    public static RunReporter off() {
        return OFF;
    }

    /** Keeps reports, on behalf of this actor. */
    public static RunReporter keepingIn(Supplier<RunReports> reports, AuditTrail audit, Actor actor) {
        return new RunReporter(reports, audit, actor);
    }

    /**
     * Keeps a report.
     *
     * @return what went wrong; empty where nothing did
     */
    Optional<String> report(RunReport report) {
        if (reports == null) {
            return Optional.empty();
        }
        byte[] bytes = (Redaction.MASKING.redact(report.toJson()) + "\n").getBytes(StandardCharsets.UTF_8);
        try {
            String file = reports.get().keep(report.session(), bytes);
            JsonObject metadata = actor.sessionMetadata()
                    .put("sha256", Sha256.hex(bytes))
                    .put("length", bytes.length)
                    .build();
            audit.record(new AuditDraft(actor.name(), AuditActions.RUN_REPORT, file, null, metadata));
            return Optional.empty();
        } catch (RunReportException | AuditLogException e) {
            return Optional.of("the run's report could not be kept: " + e.getMessage());
        }
    }
}
