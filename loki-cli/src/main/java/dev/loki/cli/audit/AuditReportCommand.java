package dev.loki.cli.audit;

import dev.loki.application.compliance.EntryVisitor;
import dev.loki.bootstrap.Compliance;
import dev.loki.bootstrap.NewFile;
import dev.loki.cli.command.Invocation;
import dev.loki.cli.command.JsonOption;
import dev.loki.domain.compliance.ChainStatement;
import dev.loki.domain.compliance.ComplianceReport;
import dev.loki.domain.compliance.Control;
import dev.loki.domain.compliance.Framework;
import dev.loki.domain.compliance.ReportScope;
import dev.loki.domain.compliance.format.Csv;
import dev.loki.domain.compliance.format.ReportFormat;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code loki audit report}: what the chain shows for the controls of a framework. */
@Command(
        name = "report",
        description = "Reports what the audit chain shows for the controls of a framework, counted over all entries of"
                + " the period, with the verdict on the chain. It is evidence: whether it is enough is not said.",
        footer = {
            "",
            "Exit codes: 0 done, 1 done but the chain is tampered, 3 the chain or compliance.json cannot be read.",
            "",
            "Example: loki audit report soc2 --from 2026-01-01 --to 2026-03-31 --format html --output q1.html"
        })
final class AuditReportCommand extends EvidenceCommand {

    private static final String CSV = "csv";
    private static final List<String> FORMATS = List.of("json", "md", "html", CSV, "oscal");

    @Parameters(index = "0", paramLabel = "TYPE", description = "soc2, iso27001 or gdpr.")
    private String type = "";

    @Option(
            names = "--control",
            paramLabel = "ID",
            arity = "1..*",
            description =
                    "Only what is evidence for these; ids of older editions, such as A.9.2 or CC6_1, are taken, too.")
    private List<String> controls = List.of();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "json, md, html, csv (the entries themselves) or oscal. Default: md; with --json, json.")
    private @Nullable String format;

    @Mixin
    private JsonOption json = new JsonOption();

    @Option(names = "--output", paramLabel = "FILE", description = "Where to; else standard output.")
    private @Nullable Path output;

    AuditReportCommand(Invocation invocation) {
        super(invocation);
    }

    @Override
    ChainStatement write(Compliance compliance) throws IOException {
        ReportScope scope = scope(compliance);
        return write(compliance, scope, chosenFormat()).chain();
    }

    private String chosenFormat() {
        String usual = json.isWanted() ? "json" : "md";
        String chosen = format == null ? usual : format.toLowerCase(Locale.ROOT);
        if (!FORMATS.contains(chosen)) {
            throw usage("--format: expected one of " + String.join(", ", FORMATS) + ", found '" + format + "'");
        }
        if (json.isWanted() && !chosen.equals(usual)) {
            throw usage("--json and --format " + chosen + " are two forms of one report: choose one");
        }
        return chosen;
    }

    private ReportScope scope(Compliance compliance) {
        try {
            Framework framework = Framework.of(type);
            List<Control> chosen = controls.stream()
                    .flatMap(id -> framework.controls(id).stream())
                    .distinct()
                    .toList();
            return compliance.scope(framework, period().period(), chosen, period().zone());
        } catch (IllegalArgumentException e) {
            throw usage(String.valueOf(e.getMessage()));
        }
    }

    private ComplianceReport write(Compliance compliance, ReportScope scope, String chosen) throws IOException {
        if (output == null) {
            return write(compliance, scope, chosen, invocation().out());
        }
        Path file = invocation().currentFolder().resolve(output);
        return NewFile.write(project(), file, isForced(), out -> write(compliance, scope, chosen, out));
    }

    private ComplianceReport write(Compliance compliance, ReportScope scope, String chosen, OutputStream out)
            throws IOException {
        boolean isCsv = chosen.equals(CSV);
        if (isCsv) {
            out.write(Csv.HEADER.getBytes(StandardCharsets.UTF_8));
        }
        EntryVisitor rows = (entry, ids) -> print(Csv.row(entry, ids), out);
        ComplianceReport report = compliance.report(
                scope,
                trust().checkpoints(invocation().currentFolder()),
                trust().trustedKeys(),
                isCsv ? rows : EntryVisitor.NONE);
        if (!isCsv) {
            String text = ReportFormat.valueOf(chosen.toUpperCase(Locale.ROOT)).render(report);
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return report;
    }

    private static void print(String row, OutputStream out) {
        try {
            out.write(row.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
