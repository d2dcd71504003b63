package dev.loki.cli.audit;

import dev.loki.application.checkpoint.Anchor;
import dev.loki.application.checkpoint.CheckedSegment;
import dev.loki.application.checkpoint.EvidenceReport;
import dev.loki.application.checkpoint.Finding;
import dev.loki.application.checkpoint.Standing;
import dev.loki.bootstrap.Project;
import dev.loki.cli.text.Printable;
import dev.loki.domain.json.JsonArray;
import dev.loki.domain.json.JsonNull;
import dev.loki.domain.json.JsonNumber;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonString;
import dev.loki.domain.json.JsonValue;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What can be proven, for people and for programs.
 *
 * @param all what else was verified; null where that was not asked for
 * @param strict whether a warning is an error
 * @param clock tells how old an anchor is
 */
record EvidenceText(EvidenceReport report, @Nullable WholeEvidence all, boolean strict, InstantSource clock) {

    /** All of it in one word. */
    Standing standing() {
        return all != null && all.isTampered(strict) ? Standing.TAMPERED : report.standing();
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(ChainText.of(report.chain()));
        report.segments().forEach(segment -> lines.add("segment     " + segment(segment)));
        lines.add("signed      " + signed());
        lines.add("anchored    " + anchored(report.anchor()));
        lines.add("recoveries  " + report.recoveries());
        report.findings().stream().map(EvidenceText::line).forEach(lines::add);
        if (all != null) {
            lines.addAll(all.lines(strict));
        }
        lines.add("verdict     " + standing().words()
                + (standing() == Standing.PARTLY_ANCHORED
                        ? ": from the newest segment on; what came before was damaged, and an operator acknowledged that"
                        : ""));
        return lines.stream().map(Printable::line).toList();
    }

    /** The seed's members first, then what was added. */
    JsonObject json(Project project) {
        List<JsonValue> findings = new ArrayList<>();
        report.findings()
                .forEach(finding -> findings.add(JsonObject.builder()
                        .put("severity", finding.isError() ? "error" : "warning")
                        .put("what", finding.what())
                        .build()));
        List<JsonValue> segments = new ArrayList<>();
        report.segments()
                .forEach(segment -> segments.add(segment.chain()
                        .toJson()
                        .with("file", new JsonString(segment.file()))
                        .with("anchor", json(segment.anchor()))));
        JsonObject json = report.chain()
                .toJson()
                .with("project", new JsonString(project.root().toString()))
                .with("standing", new JsonString(standing().words()))
                .with(
                        "signed",
                        JsonObject.builder()
                                .put("checkpoints", report.checkpoints())
                                .put("byTrustedKeys", report.signed())
                                .put("keys", JsonArray.ofStrings(report.keys()))
                                .build())
                .with("anchor", json(report.anchor()))
                .with("recoveries", JsonNumber.of(report.recoveries()))
                .with("findings", new JsonArray(findings))
                .with("segments", new JsonArray(segments));
        return all == null ? json : all.addTo(json);
    }

    private String segment(CheckedSegment segment) {
        Anchor anchor = segment.anchor();
        String covered =
                anchor == null ? "" : ", anchored until entry " + (anchor.size() - 1) + " by " + anchor.source();
        return segment.file() + ": " + ChainText.of(segment.chain()) + covered;
    }

    private String signed() {
        if (report.checkpoints() == 0 && report.signed() == 0) {
            return "no checkpoints; they are made where LOKI_AUDIT_SIGNING_KEY_FILE names a key";
        }
        String by = report.keys().isEmpty()
                ? "; no key is known to check them with: name one with --trusted-key"
                : ", trusted now: " + String.join(", ", report.keys());
        return report.checkpoints() + " checkpoints beside the chain, " + report.signed()
                + " signed by trusted keys, copies elsewhere among them" + by;
    }

    private String anchored(@Nullable Anchor anchor) {
        if (anchor == null) {
            return "no: no checkpoint that is held elsewhere, and that a trusted key signed, covers the chain";
        }
        return "the first " + anchor.size() + " entries, by " + anchor.source() + age(anchor.at()) + "; "
                + anchor.entriesAfter() + " entries came after";
    }

    private String age(@Nullable Instant at) {
        if (at == null) {
            return "";
        }
        Duration age = Duration.between(at, clock.instant());
        String ago = age.toDays() > 0
                ? age.toDays() + " days"
                : age.toHours() > 0 ? age.toHours() + " hours" : Math.max(0, age.toMinutes()) + " minutes";
        return ", " + at + ", " + ago + " ago";
    }

    private JsonValue json(@Nullable Anchor anchor) {
        if (anchor == null) {
            return JsonNull.NULL;
        }
        Instant at = anchor.at();
        JsonObject.Builder members = JsonObject.builder()
                .put("source", anchor.source())
                .put("size", anchor.size())
                .put("at", at == null ? null : at.toString())
                .put("entriesAfter", anchor.entriesAfter());
        return at == null
                ? members.build()
                : members.put(
                                "ageSeconds",
                                Duration.between(at, clock.instant()).toSeconds())
                        .build();
    }

    private static String line(Finding finding) {
        return (finding.isError() ? "error       " : "warning     ") + finding.what();
    }
}
