package dev.loki.domain.compliance.format;

import dev.loki.domain.compliance.ArticleItem;
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
import java.util.stream.Collectors;

/** Says in words and tables what a report holds. Not thread-safe. */
final class DocumentWriter {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss xxx", Locale.ROOT);
    private static final int MAX_ACTIONS = 8;

    private final ComplianceReport report;
    private final List<Section> sections = new ArrayList<>();

    DocumentWriter(ComplianceReport report) {
        this.report = report;
    }

    ReportDocument document() {
        ChainWording chain = new ChainWording(report.chain());
        if (report.isRecordOfProcessing()) {
            writeRecord();
        }
        writeControls();
        writePopulation();
        section("Audit chain", chain.facts(), chain.checkpoints());
        writeScope();
        writeReading();
        ReportScope scope = report.scope();
        String kind = report.isRecordOfProcessing() ? "record of processing activities" : "evidence report";
        return new ReportDocument(
                scope.framework().title() + ": " + kind,
                scope.asked().project() + ", " + period(),
                chain.status(),
                report.chain().tampered(),
                sections);
    }

    private void writeRecord() {
        List<List<String>> rows = new ArrayList<>();
        for (ArticleItem item : ArticleItem.values()) {
            List<String> declared = report.declared().of(item);
            rows.add(List.of(
                    item.controlId().replaceFirst(".*-(.)", "($1)"),
                    item.title(),
                    declared.isEmpty() ? "not declared" : String.join("; ", declared),
                    Figures.counts(report.seen(item), MAX_ACTIONS)));
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
                    Figures.number(evidence.entries()),
                    Figures.seq(evidence.firstSeq()),
                    Figures.seq(evidence.lastSeq()),
                    Figures.counts(evidence.actions(), MAX_ACTIONS)));
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
                Figures.facts(List.of(
                        List.of("Entries", Figures.number(population.entries())),
                        List.of("First", Figures.bound(population.firstSeq(), population.firstTime())),
                        List.of("Last", Figures.bound(population.lastSeq(), population.lastTime())),
                        List.of("Sum of seq (hash total)", Long.toString(population.seqTotal())),
                        List.of("Evidence for no control", Figures.number(report.unmapped())),
                        List.of("Lines that are no entries", Figures.number(population.unreadable())))),
                Figures.table("Action", population.actions()),
                Figures.table("Actor", population.actors()));
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

    private void writeScope() {
        ReportScope scope = report.scope();
        String chosen = scope.isFiltered()
                ? scope.controls().stream().map(control -> control.id()).collect(Collectors.joining(", "))
                : "all";
        section(
                "How this was made",
                Figures.facts(List.of(
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
}
