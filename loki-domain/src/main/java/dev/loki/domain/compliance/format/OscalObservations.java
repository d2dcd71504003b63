package dev.loki.domain.compliance.format;

import dev.loki.domain.compliance.ArticleItem;
import dev.loki.domain.compliance.ChainStatement;
import dev.loki.domain.compliance.ComplianceReport;
import dev.loki.domain.compliance.ControlEvidence;
import dev.loki.domain.json.JsonArray;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** What was examined: the chain's integrity, the entries of each control, and what is declared. */
final class OscalObservations {

    private final ComplianceReport report;
    private final UnaryOperator<String> uuid;
    private final String collected;

    /**
     * @param uuid the id of what is named so
     * @param collected until when
     */
    OscalObservations(ComplianceReport report, UnaryOperator<String> uuid, String collected) {
        this.report = report;
        this.uuid = uuid;
        this.collected = collected;
    }

    List<JsonValue> all() {
        List<JsonValue> observations = new ArrayList<>();
        observations.add(integrity());
        report.controls().forEach(evidence -> observations.add(observation(evidence)));
        if (report.isRecordOfProcessing()) {
            Arrays.stream(ArticleItem.values()).map(this::declared).forEach(observations::add);
        }
        return observations;
    }

    private JsonValue integrity() {
        ChainStatement chain = report.chain();
        List<JsonValue> props = new ArrayList<>(List.of(
                OscalProps.of("chain-standing", chain.standing().replace(' ', '-')),
                OscalProps.of("chain-valid", Boolean.toString(chain.valid())),
                OscalProps.of("chain-lines", Long.toString(chain.lines())),
                OscalProps.of("chain-bytes", Long.toString(chain.bytes())),
                OscalProps.of("chain-sha256", chain.sha256()),
                OscalProps.of("checkpoints", Long.toString(chain.checkpointCount()))));
        chain.checkpoints().forEach(checkpoint -> props.add(OscalProps.of("checkpoint", checkpoint.toString())));
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
                OscalProps.of("control-id", evidence.control().id()),
                OscalProps.of("entries", Long.toString(evidence.entries()))));
        Long first = evidence.firstSeq();
        Long last = evidence.lastSeq();
        if (first != null && last != null) {
            props.add(OscalProps.of("first-seq", Long.toString(first)));
            props.add(OscalProps.of("last-seq", Long.toString(last)));
        }
        evidence.actions().forEach((action, count) -> props.add(OscalProps.of("action", action, count + " entries")));
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
                List.of(
                        OscalProps.of("control-id", item.controlId()),
                        OscalProps.of("declared", Boolean.toString(!declared.isEmpty()))));
    }

    private JsonValue observation(String name, String title, String description, List<JsonValue> props) {
        return JsonObject.builder()
                .put("uuid", uuid.apply("observation " + name))
                .put("title", title)
                .put("description", VisibleText.of(description))
                .put("props", OscalProps.array(props))
                .put("methods", JsonArray.ofStrings(List.of("EXAMINE")))
                .put(
                        "relevant-evidence",
                        OscalProps.array(List.of(JsonObject.builder()
                                .put("href", "#" + uuid.apply("chain"))
                                .put("description", "The audit chain; see its SHA-256")
                                .build())))
                .put("collected", collected)
                .build();
    }
}
