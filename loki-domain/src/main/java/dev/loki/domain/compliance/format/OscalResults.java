package dev.loki.domain.compliance.format;

import dev.loki.domain.compliance.ArticleItem;
import dev.loki.domain.compliance.ChainStatement;
import dev.loki.domain.compliance.ComplianceReport;
import dev.loki.domain.compliance.Control;
import dev.loki.domain.compliance.ControlEvidence;
import dev.loki.domain.compliance.Period;
import dev.loki.domain.compliance.Population;
import dev.loki.domain.compliance.ReportScope;
import dev.loki.domain.json.JsonArray;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonValue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A report as OSCAL assessment results (NIST, OSCAL 1.1.3): observations by examination, and no findings, because these
 * would judge. Nothing in it depends on when it was made, so that a second run over the same entries gives the same file.
 */
final class OscalResults {

    private static final String VERSION = "1.1.3";
    private static final String NAMESPACE = "https://loki.dev/ns/oscal";

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
                                .put("props", array(scopeProps()))
                                .build())
                .put(
                        "import-ap",
                        JsonObject.builder().put("href", "#" + uuid("plan")).build())
                .put("results", array(List.of(result())))
                .put("back-matter", backMatter())
                .build();
        return JsonObject.builder().put("assessment-results", results).build();
    }

    private JsonValue result() {
        List<JsonValue> observations = new ArrayList<>();
        observations.add(integrity());
        report.controls().forEach(evidence -> observations.add(observation(evidence)));
        if (report.isRecordOfProcessing()) {
            Arrays.stream(ArticleItem.values()).map(this::declared).forEach(observations::add);
        }
        return JsonObject.builder()
                .put("uuid", uuid("result"))
                .put("title", "Entries of the audit chain, by control")
                .put(
                        "description",
                        "Counted over the whole population. It says what is on record, and not whether a control is"
                                + " effective or a requirement met.")
                .put("start", start)
                .put("end", end)
                .put("props", array(populationProps()))
                .put("reviewed-controls", reviewedControls())
                .put("observations", array(observations))
                .build();
    }

    private JsonValue reviewedControls() {
        List<JsonValue> ids = new ArrayList<>();
        scope.controls()
                .forEach(control -> ids.add(
                        JsonObject.builder().put("control-id", control.id()).build()));
        JsonObject selection = JsonObject.builder()
                .put("description", "Ids of " + scope.framework().source())
                .put("include-controls", array(ids))
                .build();
        return JsonObject.builder()
                .put("control-selections", array(List.of(selection)))
                .build();
    }

    private JsonValue integrity() {
        ChainStatement chain = report.chain();
        List<JsonValue> props = new ArrayList<>(List.of(
                prop("chain-standing", chain.standing().replace(' ', '-')),
                prop("chain-valid", Boolean.toString(chain.valid())),
                prop("chain-lines", Long.toString(chain.lines())),
                prop("chain-bytes", Long.toString(chain.bytes())),
                prop("chain-sha256", chain.sha256()),
                prop("checkpoints", Long.toString(chain.checkpointCount()))));
        chain.checkpoints().forEach(checkpoint -> props.add(prop("checkpoint", checkpoint.toString())));
        String error = chain.error();
        String findings = String.join("; ", chain.findings());
        return observation(
                "integrity",
                "Integrity of the audit chain",
                "The chain is " + chain.standing() + "."
                        + (error == null ? "" : " " + error + ".")
                        + (findings.isEmpty() ? "" : " " + findings + "."),
                props);
    }

    private JsonValue observation(ControlEvidence evidence) {
        List<JsonValue> props = new ArrayList<>(List.of(
                prop("control-id", evidence.control().id()), prop("entries", Long.toString(evidence.entries()))));
        Long first = evidence.firstSeq();
        Long last = evidence.lastSeq();
        if (first != null && last != null) {
            props.add(prop("first-seq", Long.toString(first)));
            props.add(prop("last-seq", Long.toString(last)));
        }
        evidence.actions()
                .forEach((action, count) -> props.add(JsonObject.builder()
                        .put("name", "action")
                        .put("ns", NAMESPACE)
                        .put("value", token(action))
                        .put("remarks", count + " entries")
                        .build()));
        return observation(
                evidence.control().id(),
                evidence.control().id() + " " + evidence.control().name(),
                evidence.entries() + " entries of the population are evidence for this control.",
                props);
    }

    private JsonValue declared(ArticleItem item) {
        List<String> declared = report.declared().of(item);
        String seen = report.seen(item).entrySet().stream()
                .map(count -> count.getKey() + " " + count.getValue())
                .collect(Collectors.joining(", "));
        return observation(
                "item " + item.key(),
                item.title(),
                VisibleText.of("Declared: " + (declared.isEmpty() ? "not declared" : String.join("; ", declared))
                        + ". Seen in the log: " + (seen.isEmpty() ? "nothing" : seen) + "."),
                List.of(prop("control-id", item.controlId()), prop("declared", Boolean.toString(!declared.isEmpty()))));
    }

    private JsonValue observation(String name, String title, String description, List<JsonValue> props) {
        return JsonObject.builder()
                .put("uuid", uuid("observation " + name))
                .put("title", title)
                .put("description", VisibleText.of(description))
                .put("props", array(props))
                .put("methods", JsonArray.ofStrings(List.of("EXAMINE")))
                .put(
                        "relevant-evidence",
                        array(List.of(JsonObject.builder()
                                .put("href", "#" + uuid("chain"))
                                .put("description", "The audit chain; see its SHA-256")
                                .build())))
                .put("collected", end)
                .build();
    }

    private JsonValue backMatter() {
        JsonObject chain = JsonObject.builder()
                .put("uuid", uuid("chain"))
                .put("title", "The audit chain " + report.chain().file())
                .put(
                        "rlinks",
                        array(List.of(JsonObject.builder()
                                .put("href", report.chain().file())
                                .put("media-type", "application/jsonl")
                                .put(
                                        "hashes",
                                        array(List.of(JsonObject.builder()
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
                .put("resources", array(List.of(plan, chain)))
                .build();
    }

    private List<JsonValue> scopeProps() {
        return List.of(
                prop("project", scope.asked().project()),
                prop("host", scope.asked().host()),
                prop("generated-by", scope.asked().who()),
                prop("tool", scope.asked().tool()),
                prop("time-zone", scope.asked().zone().getId()),
                prop("controls", scope.isFiltered() ? "chosen" : "all"));
    }

    private List<JsonValue> populationProps() {
        Population population = report.population();
        return List.of(
                prop("entries", Long.toString(population.entries())),
                prop("seq-total", Long.toString(population.seqTotal())),
                prop("unmapped", Long.toString(report.unmapped())),
                prop("unreadable-lines", Long.toString(population.unreadable())),
                prop("gaps", Long.toString(population.gapCount())));
    }

    private static JsonValue prop(String name, String value) {
        return JsonObject.builder()
                .put("name", name)
                .put("ns", NAMESPACE)
                .put("value", token(value))
                .build();
    }

    /** A value of a property neither begins nor ends with a space, and is not empty. */
    private static String token(String text) {
        String visible = VisibleText.of(text).strip();
        return visible.isEmpty() ? "(empty)" : visible;
    }

    private String uuid(String name) {
        return NamedUuid.of(identity + "|" + name);
    }

    private static String time(@Nullable Instant bound, @Nullable String timestamp) {
        Instant at = bound != null || timestamp == null ? bound : Period.instant(timestamp);
        return (at == null ? Instant.EPOCH : at).toString();
    }

    private static JsonArray array(List<? extends JsonValue> values) {
        return new JsonArray(List.copyOf(values));
    }
}
