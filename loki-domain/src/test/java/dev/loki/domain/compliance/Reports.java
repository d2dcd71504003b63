package dev.loki.domain.compliance;

import dev.loki.domain.audit.AgentChain;
import dev.loki.domain.audit.AuditDraft;
import dev.loki.domain.audit.AuditEntry;
import dev.loki.domain.audit.ChainTip;
import dev.loki.domain.json.JsonNull;
import dev.loki.domain.json.JsonValue;
import dev.loki.domain.time.IsoTimestamp;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Entries, a second apart, and reports on them. */
public final class Reports {

    /** When the first entry was made. */
    public static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final List<AuditEntry> entries = new ArrayList<>();
    private ChainTip tip = ChainTip.START;

    public Reports entry(String who, String what, @Nullable String why, JsonValue metadata) {
        AuditDraft draft = new AuditDraft(who, what, null, why, metadata);
        AuditEntry entry = AgentChain.link(draft, IsoTimestamp.format(START.plusSeconds(entries.size())), tip);
        entries.add(entry);
        tip = ChainTip.after(entry);
        return this;
    }

    public Reports entry(String what) {
        return entry("agent", what, null, JsonNull.NULL);
    }

    /** A report on the entries of a period. */
    public ComplianceReport report(Framework framework, Period period) {
        return report(scope(framework, period, framework.controls()), Declaration.NONE, intact());
    }

    public ComplianceReport report(Framework framework) {
        return report(framework, Period.ALL);
    }

    public ComplianceReport report(ReportScope scope, Declaration declared, ChainStatement chain) {
        EvidenceCollector collector = new EvidenceCollector(scope);
        entries.forEach(collector::accept);
        return collector.report(chain, declared);
    }

    public static ReportScope scope(Framework framework, Period period, List<Control> controls) {
        PeriodScope asked = new PeriodScope(period, ZoneOffset.UTC, "/project", "host", "auditor", START, "loki 1");
        return new ReportScope(asked, framework, controls);
    }

    public ChainStatement intact() {
        return chain(null);
    }

    /** What is said of a chain; broken where there is an error. */
    public ChainStatement chain(@Nullable String error) {
        return new ChainStatement(
                "audit.jsonl",
                100,
                "ab".repeat(32),
                entries.size(),
                error == null,
                error == null ? null : 2L,
                error,
                error == null ? "consistent but not anchored" : "tampered",
                error != null,
                null,
                0,
                List.of(),
                0,
                error == null ? List.of() : List.of("error: <b>" + error),
                0,
                List.of(),
                List.of());
    }
}
