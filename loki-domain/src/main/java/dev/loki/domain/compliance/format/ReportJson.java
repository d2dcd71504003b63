package dev.loki.domain.compliance.format;

import dev.loki.domain.compliance.ArticleItem;
import dev.loki.domain.compliance.ChainStatement;
import dev.loki.domain.compliance.ComplianceReport;
import dev.loki.domain.compliance.ControlEvidence;
import dev.loki.domain.compliance.PeriodScope;
import dev.loki.domain.compliance.Population;
import dev.loki.domain.compliance.ReportScope;
import dev.loki.domain.json.JsonArray;
import dev.loki.domain.json.JsonNull;
import dev.loki.domain.json.JsonNumber;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonString;
import dev.loki.domain.json.JsonValue;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A report as a JSON object. */
public final class ReportJson {

    private ReportJson() {}

    public static JsonObject of(ComplianceReport report) {
        JsonObject.Builder json = JsonObject.builder()
                .put("framework", report.scope().framework().id())
                .put("title", report.scope().framework().title())
                .put("scope", scope(report.scope()))
                .put("chain", chain(report.chain()))
                .put("population", population(report.population()).with("unmapped", JsonNumber.of(report.unmapped())))
                .put("controls", array(report.controls(), ReportJson::control));
        if (report.isRecordOfProcessing()) {
            json.put("record", array(List.of(ArticleItem.values()), item -> item(report, item)));
        }
        return json.build();
    }

    private static JsonObject scope(ReportScope scope) {
        JsonValue controls = scope.isFiltered() ? array(scope.controls(), c -> string(c.id())) : JsonNull.NULL;
        return scope(scope.asked()).with("controls", controls);
    }

    /** What was asked, by whom, when and where. */
    public static JsonObject scope(PeriodScope scope) {
        return JsonObject.builder()
                .put("project", scope.project())
                .put("from", text(scope.period().from()))
                .put("to", text(scope.period().to()))
                .put("toIsExclusive", true)
                .put("timeZone", scope.zone().getId())
                .put("host", scope.host())
                .put("generatedBy", scope.who())
                .put("generatedAt", scope.at().toString())
                .put("tool", scope.tool())
                .build();
    }

    /** What verifying the chain said. */
    public static JsonObject chain(ChainStatement chain) {
        return JsonObject.builder()
                .put("file", chain.file())
                .put("bytes", chain.bytes())
                .put("sha256", chain.sha256())
                .put("lines", chain.lines())
                .put("valid", chain.valid())
                .put("brokenAt", number(chain.brokenAt()))
                .put("error", chain.error())
                .put("standing", chain.standing())
                .put("anchor", chain.anchor())
                .put("signatures", chain.signed())
                .put("trustedKeys", JsonArray.ofStrings(chain.keys()))
                .put("recoveries", chain.recoveries())
                .put("findings", JsonArray.ofStrings(chain.findings()))
                .put("checkpointCount", chain.checkpointCount())
                .put("checkpoints", array(chain.checkpoints(), checkpoint -> JsonObject.builder()
                        .put("origin", checkpoint.origin())
                        .put("size", checkpoint.size())
                        .put("root", checkpoint.root())
                        .build()))
                .put("olderSegments", array(chain.segments(), segment -> JsonObject.builder()
                        .put("file", segment.name())
                        .put("bytes", segment.bytes())
                        .put("sha256", segment.sha256())
                        .build()))
                .build();
    }

    /** The counts of a population. */
    public static JsonObject population(Population population) {
        return JsonObject.builder()
                .put("entries", population.entries())
                .put("firstSeq", number(population.firstSeq()))
                .put("lastSeq", number(population.lastSeq()))
                .put("firstTimestamp", population.firstTime())
                .put("lastTimestamp", population.lastTime())
                .put("seqTotal", Long.toString(population.seqTotal()))
                .put("unreadableLines", population.unreadable())
                .put("actions", counts(population.actions()))
                .put("actors", counts(population.actors()))
                .put("gapCount", population.gapCount())
                .put("gaps", JsonArray.ofStrings(population.gaps()))
                .build();
    }

    private static JsonValue control(ControlEvidence evidence) {
        return JsonObject.builder()
                .put("id", evidence.control().id())
                .put("name", evidence.control().name())
                .put("entries", evidence.entries())
                .put("firstSeq", number(evidence.firstSeq()))
                .put("lastSeq", number(evidence.lastSeq()))
                .put("actions", counts(evidence.actions()))
                .put("seqs", JsonArray.ofStrings(evidence.seqs()))
                .put("seqsListed", evidence.listed())
                .build();
    }

    private static JsonValue item(ComplianceReport report, ArticleItem item) {
        List<String> declared = report.declared().of(item);
        return JsonObject.builder()
                .put("item", item.controlId())
                .put("title", item.title())
                .put("declared", declared.isEmpty() ? JsonNull.NULL : JsonArray.ofStrings(declared))
                .put("seenInTheLog", counts(report.seen(item)))
                .build();
    }

    private static JsonObject counts(Map<String, Long> counts) {
        JsonObject.Builder json = JsonObject.builder();
        counts.forEach((text, count) -> json.put(text, (long) count));
        return json.build();
    }

    private static <T> JsonArray array(List<T> values, Function<T, JsonValue> json) {
        return new JsonArray(values.stream().map(json).toList());
    }

    private static JsonValue string(String text) {
        return new JsonString(text);
    }

    private static JsonValue number(@Nullable Long number) {
        return number == null ? JsonNull.NULL : JsonNumber.of(number);
    }

    private static @Nullable String text(@Nullable Instant instant) {
        return instant == null ? null : instant.toString();
    }
}
