package dev.loki.domain.compliance.format;

import dev.loki.domain.compliance.ArticleItem;
import dev.loki.domain.compliance.ChainStatement;
import dev.loki.domain.compliance.ComplianceReport;
import dev.loki.domain.compliance.ControlEvidence;
import dev.loki.domain.compliance.Period;
import dev.loki.domain.compliance.Population;
import dev.loki.domain.compliance.ReportScope;
import dev.loki.domain.compliance.format.ReportDocument.Block;
import dev.loki.domain.compliance.format.ReportDocument.Section;
import dev.loki.domain.compliance.format.ReportDocument.Table;
import dev.loki.domain.compliance.format.ReportDocument.Text;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says in words and tables what a report holds. Not thread-safe. */
final class DocumentWriter {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss xxx", Locale.ROOT);
    private static final int MAX_ROWS = 50;
    private static final int MAX_ACTIONS = 8;

    private final ComplianceReport report;
    private final List<Section> sections = new ArrayList<>();

    DocumentWriter(ComplianceReport report) {
        this.report = report;
    }

    ReportDocument document() {
        if (report.isRecordOfProcessing()) {
            writeRecord();
        }
        writeControls();
        writePopulation();
        writeChain();
        writeScope();
        writeReading();
        ReportScope scope = report.scope();
        String kind = report.isRecordOfProcessing() ? "record of processing activities" : "evidence report";
        return new ReportDocument(
                scope.framework().title() + ": " + kind,
                scope.asked().project() + ", " + period(),
                status(),
                report.chain().tampered(),
                sections);
    }

    private String status() {
        ChainStatement chain = report.chain();
        String error = chain.error();
        if (chain.tampered()) {
            Long at = chain.brokenAt();
            String where = at == null ? "" : "Line " + (at + 1) + ": ";
            return "The audit chain is tampered. "
                    + (error == null ? firstFinding(chain) : where + error)
                    + ". What follows was read from it nevertheless, and proves nothing.";
        }
        return "The audit chain is " + chain.standing() + ". Every link and hash of its " + number(chain.lines())
                + " entries is right.";
    }

    private static String firstFinding(ChainStatement chain) {
        return chain.findings().stream().findFirst().orElse("See the findings");
    }

    private void writeRecord() {
        List<List<String>> rows = new ArrayList<>();
        for (ArticleItem item : ArticleItem.values()) {
            List<String> declared = report.declared().of(item);
            rows.add(List.of(
                    item.controlId().replaceFirst(".*-(.)", "($1)"),
                    item.title(),
                    declared.isEmpty() ? "not declared" : String.join("; ", declared),
                    counts(report.seen(item), MAX_ACTIONS)));
        }
        section(
                "Record of processing activities",
                new Text(
                        "What is declared comes from the project's compliance.json or config file. The last column is what the"
                                + " audit chain shows in the period: it adds evidence, and declares nothing."),
                new Table(List.of("Art. 30(1)", "Item", "Declared", "Seen in the log"), rows, List.of()));
    }

    private void writeControls() {
        List<List<String>> rows = new ArrayList<>();
        for (ControlEvidence evidence : report.controls()) {
            rows.add(List.of(
                    evidence.control().id().replaceFirst("^Art\\.30-1-(.)$", "Art. 30(1)($1)"),
                    evidence.control().name(),
                    number(evidence.entries()),
                    seq(evidence.firstSeq()),
                    seq(evidence.lastSeq()),
                    counts(evidence.actions(), MAX_ACTIONS)));
        }
        section(
                "Evidence by control",
                new Text("Counted over the whole population. An entry may be evidence for several controls. A control"
                        + " without entries was either not exercised or is shown by other records."),
                new Table(
                        List.of("Control", "Subject", "Entries", "First seq", "Last seq", "Actions"),
                        rows,
                        List.of(2, 3, 4)));
    }

    private void writePopulation() {
        Population population = report.population();
        section(
                "Population",
                facts(List.of(
                        List.of("Entries", number(population.entries())),
                        List.of("First", bound(population.firstSeq(), population.firstTime())),
                        List.of("Last", bound(population.lastSeq(), population.lastTime())),
                        List.of("Sum of seq (hash total)", Long.toString(population.seqTotal())),
                        List.of("Evidence for no control", number(report.unmapped())),
                        List.of("Lines that are no entries", number(population.unreadable())))),
                table("Action", population.actions()),
                table("Actor", population.actors()));
        section("Gaps", gaps(population));
    }

    private static Block gaps(Population population) {
        if (population.gapCount() == 0) {
            return new Text("None were found: every sequence number follows on the one before.");
        }
        List<List<String>> rows = new ArrayList<>();
        population.gaps().forEach(gap -> rows.add(List.of(Integer.toString(rows.size() + 1), gap)));
        if (population.gapCount() > rows.size()) {
            rows.add(List.of("", (population.gapCount() - rows.size()) + " more; see loki audit verify"));
        }
        return new Table(List.of("", "Gap"), rows, List.of(0));
    }

    private void writeChain() {
        ChainStatement chain = report.chain();
        List<List<String>> rows = new ArrayList<>(List.of(
                List.of("Verdict", chain.standing()),
                List.of("Lines, links and hashes", chain.valid() ? "right" : "wrong: " + chain.error()),
                List.of("Checkpoint held elsewhere", chain.anchor() == null ? "none" : chain.anchor()),
                List.of("Signatures of trusted keys", number(chain.signed())),
                List.of("Trusted keys", chain.keys().isEmpty() ? "none" : String.join(", ", chain.keys())),
                List.of("Recoveries after a crash", number(chain.recoveries())),
                List.of("File", chain.file()),
                List.of("Lines", number(chain.lines())),
                List.of("Size", number(chain.bytes()) + " bytes"),
                List.of("SHA-256", chain.sha256())));
        chain.segments()
                .forEach(segment -> rows.add(List.of(
                        "Older segment",
                        segment.name() + ", " + number(segment.bytes()) + " bytes, SHA-256 " + segment.sha256())));
        chain.findings().forEach(finding -> rows.add(List.of("Finding", finding)));
        section("Audit chain", facts(rows), checkpoints(chain));
    }

    private static Block checkpoints(ChainStatement chain) {
        if (chain.checkpointCount() == 0) {
            return new Text("There are no checkpoints. They are made where LOKI_AUDIT_SIGNING_KEY_FILE names a key.");
        }
        List<List<String>> rows = new ArrayList<>();
        int from = Math.max(0, chain.checkpoints().size() - 10);
        chain.checkpoints()
                .subList(from, chain.checkpoints().size())
                .forEach(checkpoint ->
                        rows.add(List.of(number(checkpoint.size()), checkpoint.origin(), checkpoint.root())));
        long earlier = chain.checkpointCount() - rows.size();
        if (earlier > 0) {
            rows.add(0, List.of("", number(earlier) + " earlier ones", ""));
        }
        return new Table(List.of("Checkpoint of", "Chain", "Merkle root"), rows, List.of(0));
    }

    private void writeScope() {
        ReportScope scope = report.scope();
        String chosen = scope.isFiltered()
                ? scope.controls().stream().map(control -> control.id()).collect(Collectors.joining(", "))
                : "all";
        section(
                "How this was made",
                facts(List.of(
                        List.of("Framework", scope.framework().source()),
                        List.of("Period", period()),
                        List.of("Controls", chosen),
                        List.of("Time zone", scope.asked().zone().getId()),
                        List.of("Project", scope.asked().project()),
                        List.of("Host", scope.asked().host()),
                        List.of("Made by", scope.asked().who()),
                        List.of("Made at", time(scope.asked().at())),
                        List.of("Tool", scope.asked().tool()))));
    }

    private void writeReading() {
        section(
                "How to read this",
                new Text("This is evidence from one audit chain, sorted by control. It does not say that a control is"
                        + " effective, nor that a requirement is met: that is for an auditor to judge, with other"
                        + " evidence."),
                new Text(
                        "The population itself comes with `loki audit report "
                                + report.scope().framework().id()
                                + " --format csv`. `loki audit export` makes a package of it that can be checked without Loki."));
    }

    private void section(String headline, Block... blocks) {
        sections.add(new Section(headline, List.of(blocks)));
    }

    private static Block facts(List<List<String>> rows) {
        return new Table(null, rows, List.of());
    }

    private static Block table(String name, Map<String, Long> counts) {
        List<List<String>> rows = new ArrayList<>();
        counts.entrySet().stream()
                .limit(MAX_ROWS)
                .forEach(count -> rows.add(List.of(count.getKey(), number(count.getValue()))));
        if (counts.size() > MAX_ROWS) {
            rows.add(List.of((counts.size() - MAX_ROWS) + " more", ""));
        }
        return rows.isEmpty()
                ? new Text("No " + name.toLowerCase(Locale.ROOT) + " is on record in the period.")
                : new Table(List.of(name, "Entries"), rows, List.of(1));
    }

    private static String counts(Map<String, Long> counts, int max) {
        if (counts.isEmpty()) {
            return "\u2013";
        }
        String some = counts.entrySet().stream()
                .limit(max)
                .map(count -> count.getKey() + " " + number(count.getValue()))
                .collect(Collectors.joining(", "));
        return counts.size() > max ? some + ", " + (counts.size() - max) + " more" : some;
    }

    private String period() {
        Period period = report.scope().asked().period();
        Instant from = period.from();
        Instant to = period.to();
        if (from == null && to == null) {
            return "all that is on record";
        }
        return (from == null ? "from the beginning" : "from " + time(from)) + " "
                + (to == null ? "to the end" : "to before " + time(to));
    }

    private String time(Instant instant) {
        return TIME.format(instant.atZone(report.scope().asked().zone()));
    }

    private static String bound(@Nullable Long seq, @Nullable String time) {
        return seq == null ? "none" : "seq " + seq + ", " + time;
    }

    private static String seq(@Nullable Long seq) {
        return seq == null ? "\u2013" : Long.toString(seq);
    }

    private static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
