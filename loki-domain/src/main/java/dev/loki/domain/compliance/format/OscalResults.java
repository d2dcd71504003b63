package dev.loki.domain.compliance.format;

import dev.loki.domain.compliance.ComplianceReport;
import dev.loki.domain.compliance.Control;
import dev.loki.domain.compliance.Period;
import dev.loki.domain.compliance.Population;
import dev.loki.domain.compliance.ReportScope;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonValue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A report as OSCAL assessment results (NIST, OSCAL 1.1.3): observations by examination, and no findings, because these
 * would judge. Nothing in it depends on when it was made, so that a second run over the same entries gives the same file.
 */
final class OscalResults {

    private static final String VERSION = "1.1.3";

    private final ComplianceReport report;
    private final ReportScope scope;
    private final String identity;
    private final String start;
    private final String end;

    private OscalResults(ComplianceReport report) {
        this.report = report;
        this.scope = report.scope();
        Population population = report.population();
        this.start = time(scope.asked().period().from(), population.firstTime());
        this.end = time(scope.asked().period().to(), population.lastTime());
        this.identity = String.join(
                "|",
                scope.framework().id(),
                scope.asked().project(),
                start,
                end,
                scope.controls().stream().map(Control::id).collect(Collectors.joining(" ")),
                report.chain().sha256());
    }

    static JsonObject of(ComplianceReport report) {
        return new OscalResults(report).json();
    }

    private JsonObject json() {
        JsonObject results = JsonObject.builder()
                .put("uuid", uuid("document"))
                .put(
                        "metadata",
                        JsonObject.builder()
                                .put("title", scope.framework().title() + ": evidence from an audit chain")
                                .put(
                                        "last-modified",
                                        time(null, report.population().lastTime()))
                                .put("version", report.chain().sha256())
                                .put("oscal-version", VERSION)
                                .put("props", OscalProps.array(scopeProps()))
                                .build())
                .put(
                        "import-ap",
                        JsonObject.builder().put("href", "#" + uuid("plan")).build())
                .put("results", OscalProps.array(List.of(result())))
                .put("back-matter", backMatter())
                .build();
        return JsonObject.builder().put("assessment-results", results).build();
    }

    private JsonValue result() {
        List<JsonValue> observations = new OscalObservations(report, this::uuid, end).all();
        return JsonObject.builder()
                .put("uuid", uuid("result"))
                .put("title", "Entries of the audit chain, by control")
                .put(
                        "description",
                        "Counted over the whole population. It says what is on record, and not whether a control is"
                                + " effective or a requirement met.")
                .put("start", start)
                .put("end", end)
                .put("props", OscalProps.array(populationProps()))
                .put("reviewed-controls", reviewedControls())
                .put("observations", OscalProps.array(observations))
                .build();
    }

    private JsonValue reviewedControls() {
        List<JsonValue> ids = new ArrayList<>();
        scope.controls()
                .forEach(control -> ids.add(
                        JsonObject.builder().put("control-id", control.id()).build()));
        JsonObject selection = JsonObject.builder()
                .put("description", "Ids of " + scope.framework().source())
                .put("include-controls", OscalProps.array(ids))
                .build();
        return JsonObject.builder()
                .put("control-selections", OscalProps.array(List.of(selection)))
                .build();
    }

    private JsonValue backMatter() {
        JsonObject chain = JsonObject.builder()
                .put("uuid", uuid("chain"))
                .put("title", "The audit chain " + report.chain().file())
                .put(
                        "rlinks",
                        OscalProps.array(List.of(JsonObject.builder()
                                .put("href", report.chain().file())
                                .put("media-type", "application/jsonl")
                                .put(
                                        "hashes",
                                        OscalProps.array(List.of(JsonObject.builder()
                                                .put("algorithm", "SHA-256")
                                                .put("value", report.chain().sha256())
                                                .build())))
                                .build())))
                .build();
        JsonObject plan = JsonObject.builder()
                .put("uuid", uuid("plan"))
                .put("title", "No assessment plan")
                .put("description", "These results were taken from a log, without an assessment plan.")
                .build();
        return JsonObject.builder()
                .put("resources", OscalProps.array(List.of(plan, chain)))
                .build();
    }

    private List<JsonValue> scopeProps() {
        return List.of(
                OscalProps.of("project", scope.asked().project()),
                OscalProps.of("host", scope.asked().host()),
                OscalProps.of("generated-by", scope.asked().who()),
                OscalProps.of("tool", scope.asked().tool()),
                OscalProps.of("time-zone", scope.asked().zone().getId()),
                OscalProps.of("controls", scope.isFiltered() ? "chosen" : "all"));
    }

    private List<JsonValue> populationProps() {
        Population population = report.population();
        return List.of(
                OscalProps.of("entries", Long.toString(population.entries())),
                OscalProps.of("seq-total", Long.toString(population.seqTotal())),
                OscalProps.of("unmapped", Long.toString(report.unmapped())),
                OscalProps.of("unreadable-lines", Long.toString(population.unreadable())),
                OscalProps.of("gaps", Long.toString(population.gapCount())));
    }

    private String uuid(String name) {
        return NamedUuid.of(identity + "|" + name);
    }

    private static String time(@Nullable Instant bound, @Nullable String timestamp) {
        Instant at = bound != null || timestamp == null ? bound : Period.instant(timestamp);
        return (at == null ? Instant.EPOCH : at).toString();
    }
}
