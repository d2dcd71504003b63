package dev.loki.cli.audit;

import dev.loki.application.audit.dashboard.ChainAnchors;
import dev.loki.application.run.RunReportCheck;
import dev.loki.bootstrap.LokiEnterprise;
import dev.loki.domain.audit.dashboard.DirectoryVerdict;
import dev.loki.domain.json.JsonArray;
import dev.loki.domain.json.JsonNumber;
import dev.loki.domain.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What stands beside the agent's chain as evidence: the dashboard's chain, what the one says of the other, and the reports
 * of runs.
 */
record WholeEvidence(ChainAnchors.Check dashboard, RunReportCheck.Verdict reports) {

    static WholeEvidence of(LokiEnterprise loki) {
        return new WholeEvidence(loki.records().checkDashboard(), loki.records().verifyRunReports());
    }

    /**
     * Whether something shows that it was tampered with.
     *
     * @param strict whether a warning does
     */
    boolean isTampered(boolean strict) {
        return !dashboard.valid()
                || !reports.valid()
                || (strict && warnings().findAny().isPresent());
    }

    List<String> lines(boolean strict) {
        DirectoryVerdict log = dashboard.log();
        List<String> lines = new ArrayList<>();
        lines.add("dashboard   " + dashboardText(log));
        lines.add("anchors     " + judged(dashboard.errors(), dashboard.onRecord()));
        lines.add("reports     " + judged(reports.errors(), reports.reports()));
        Stream.of(log.errors(), dashboard.errors(), reports.errors())
                .flatMap(List::stream)
                .map(error -> "error       " + error)
                .forEach(lines::add);
        warnings()
                .map(warning -> (strict ? "error       " : "warning     ") + warning)
                .forEach(lines::add);
        return lines;
    }

    /** Puts this behind what is said of the agent's chain. */
    JsonObject addTo(JsonObject report) {
        return report.with("dashboard", dashboard.log().toJson())
                .with(
                        "anchors",
                        JsonObject.builder()
                                .put("valid", dashboard.errors().isEmpty())
                                .put("onRecord", JsonNumber.of(dashboard.onRecord()))
                                .put("errors", JsonArray.ofStrings(dashboard.errors()))
                                .put("warnings", JsonArray.ofStrings(dashboard.warnings()))
                                .build())
                .with("runReports", reports.toJson());
    }

    private Stream<String> warnings() {
        return Stream.of(dashboard.log().warnings(), dashboard.warnings(), reports.warnings())
                .flatMap(List::stream);
    }

    private static String dashboardText(DirectoryVerdict log) {
        if (log.valid() && log.entries() == 0) {
            return "no entries";
        }
        String pruned = log.anchor() == null ? "" : ", " + log.anchor().entries() + " of them pruned";
        return (log.valid() ? "chain intact, " : "TAMPERED, ") + log.entries() + " entries in "
                + log.files().size() + " files" + pruned;
    }

    private static String judged(List<String> errors, int onRecord) {
        return (errors.isEmpty() ? "intact, " : "TAMPERED, ") + onRecord + " on record";
    }
}
