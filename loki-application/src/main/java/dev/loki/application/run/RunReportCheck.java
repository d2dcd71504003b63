package dev.loki.application.run;

import dev.loki.application.audit.AuditTrail;
import dev.loki.domain.audit.AuditActions;
import dev.loki.domain.audit.AuditEntry;
import dev.loki.domain.audit.AuditQuery;
import dev.loki.domain.digest.Sha256;
import dev.loki.domain.json.JsonArray;
import dev.loki.domain.json.JsonObject;
import dev.loki.ports.run.RunReportException;
import dev.loki.ports.run.RunReports;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Holds the reports of runs against what the audit trail says of them. */
public final class RunReportCheck {

    private final AuditTrail audit;
    private final RunReports reports;

    public RunReportCheck(AuditTrail audit, RunReports reports) {
        this.audit = audit;
        this.reports = reports;
    }

    /**
     * Checks every report.
     *
     * @throws dev.loki.ports.audit.AuditLogException where the trail cannot be read
     * @throws RunReportException where the reports cannot be listed
     */
    public Verdict verify() {
        Map<String, List<String>> expected = new LinkedHashMap<>();
        audit.read(AuditQuery.everywhere(AuditActions.RUN_REPORT), entry -> collect(entry, expected));
        List<String> errors = new ArrayList<>();
        List<String> warnings = new ArrayList<>();
        expected.forEach((file, hashes) -> {
            check(file, hashes.get(hashes.size() - 1)).ifPresent(errors::add);
            if (hashes.stream().distinct().count() > 1) {
                warnings.add(file + ": the audit trail has it on record " + hashes.size() + " times, and not always the"
                        + " same; it was held against the last, so look at the runs of that session");
            }
        });
        reports.names().stream()
                .filter(name -> !expected.containsKey(name))
                .map(name -> name + ": the audit trail has no entry for it")
                .forEach(warnings::add);
        return new Verdict(expected.size(), errors, warnings);
    }

    private Optional<String> check(String file, String hash) {
        try {
            Optional<byte[]> report = reports.read(file);
            if (report.isEmpty()) {
                return Optional.of(file + ": the report is missing");
            }
            return Sha256.hex(report.get()).equals(hash)
                    ? Optional.empty()
                    : Optional.of(file + ": the report was changed: its SHA-256 is not the one on record");
        } catch (RunReportException e) {
            return Optional.of(file + ": " + e.getMessage());
        }
    }

    private static void collect(AuditEntry entry, Map<String, List<String>> expected) {
        String file = entry.where();
        if (file != null && entry.metadata() instanceof JsonObject metadata) {
            expected.computeIfAbsent(file, name -> new ArrayList<>())
                    .add(metadata.string("sha256").orElse(""));
        }
    }

    /**
     * What the check found.
     *
     * @param reports how many the audit trail has on record
     * @param errors those that are missing or were changed
     * @param warnings those that the audit trail does not know
     */
    public record Verdict(int reports, List<String> errors, List<String> warnings) {

        public Verdict {
            errors = List.copyOf(errors);
            warnings = List.copyOf(warnings);
        }

        public boolean valid() {
            return errors.isEmpty();
        }

        public JsonObject toJson() {
            return JsonObject.builder()
                    .put("valid", valid())
                    .put("reports", reports)
                    .put("errors", JsonArray.ofStrings(errors))
                    .put("warnings", JsonArray.ofStrings(warnings))
                    .build();
        }
    }
}
