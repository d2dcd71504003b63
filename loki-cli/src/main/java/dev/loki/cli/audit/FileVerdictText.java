package dev.loki.cli.audit;

import dev.loki.cli.text.Printable;
import dev.loki.domain.audit.ChainFinding;
import dev.loki.domain.audit.FileVerdict;
import dev.loki.domain.json.JsonArray;
import dev.loki.domain.json.JsonNull;
import dev.loki.domain.json.JsonNumber;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonString;
import dev.loki.domain.json.JsonValue;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What was found in a chain that somebody else wrote, for people and for programs. */
final class FileVerdictText {

    private final boolean strict;

    FileVerdictText(boolean strict) {
        this.strict = strict;
    }

    List<String> lines(FileVerdict verdict) {
        List<String> lines = new ArrayList<>();
        lines.add(ChainText.of(verdict.chain()));
        verdict.findings().forEach(finding -> lines.add(line(finding)));
        if (verdict.more() > 0) {
            lines.add("and " + verdict.more() + " more findings");
        }
        return lines.stream().map(Printable::line).toList();
    }

    /** The seed's members first, then what was added. */
    JsonObject json(Path file, FileVerdict verdict) {
        List<JsonValue> findings = new ArrayList<>();
        verdict.findings().forEach(finding -> findings.add(json(finding)));
        return verdict.chain()
                .toJson()
                .with("file", new JsonString(file.toString()))
                .with("findings", new JsonArray(findings))
                .with("moreFindings", JsonNumber.of(verdict.more()));
    }

    private JsonObject json(ChainFinding finding) {
        Long seq = finding.seq();
        return JsonObject.builder()
                .put("id", finding.kind().id())
                .put("line", finding.line())
                .put("seq", seq == null ? JsonNull.NULL : JsonNumber.of(seq))
                .put("severity", severity())
                .put("message", finding.message())
                .build();
    }

    /** People count lines from 1. */
    private String line(ChainFinding finding) {
        return severity() + "  line " + (finding.line() + 1) + "  "
                + finding.kind().id() + ": " + finding.message();
    }

    private String severity() {
        return strict ? "error" : "warning";
    }
}
