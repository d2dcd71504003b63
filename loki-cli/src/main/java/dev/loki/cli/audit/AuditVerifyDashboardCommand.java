package dev.loki.cli.audit;

import dev.loki.application.run.RunReportCheck;
import dev.loki.bootstrap.LokiEnterprise;
import dev.loki.bootstrap.Project;
import dev.loki.cli.command.ExitCode;
import dev.loki.cli.command.Invocation;
import dev.loki.cli.command.JsonOption;
import dev.loki.cli.command.ProjectCommand;
import dev.loki.cli.text.Printable;
import dev.loki.domain.audit.dashboard.DirectoryVerdict;
import dev.loki.domain.audit.dashboard.DirectoryVerdict.CheckedFile;
import dev.loki.domain.audit.dashboard.FileVerdict;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code loki audit verify-dashboard}: the control plane's audit log, checked. */
@Command(
        name = "verify-dashboard",
        description =
                "Checks every link and hash of the dashboard's audit log, and what the project's audit trail says of"
                        + " it.",
        footer = {
            "",
            "A folder is checked in the order in which its files are linked. A file alone is checked from what its first",
            "entry is linked to. Without a path the reports of the project's runs are checked, too.",
            "Exit codes: 0 intact, 1 tampered with, 70 cannot be read.",
            "",
            "Example: loki audit verify-dashboard ~/.loki/dashboard/audit --json"
        })
final class AuditVerifyDashboardCommand extends ProjectCommand {

    private static final RunReportCheck.Verdict NO_REPORTS = new RunReportCheck.Verdict(0, List.of(), List.of());

    @Parameters(
            arity = "0..1",
            paramLabel = "FILE|DIR",
            description = "A log file, or a folder of them; without, ~/.loki/dashboard/audit.")
    private @Nullable Path path;

    @Mixin
    private JsonOption json = new JsonOption();

    AuditVerifyDashboardCommand(Invocation invocation) {
        super(invocation);
    }

    @Override
    protected int run(LokiEnterprise loki, Project project) {
        Path named = path == null ? null : invocation().currentFolder().resolve(path);
        if (named != null && !Files.isDirectory(named)) {
            return print(loki.dashboard().verifyLogIntegrity(named));
        }
        return named == null
                ? print(loki.records().verifyDashboard(null), loki.records().verifyRunReports())
                : print(loki.records().verifyDashboard(named), NO_REPORTS);
    }

    private int print(FileVerdict verdict) {
        invocation().out().println(json.isWanted() ? verdict.toJson() : text(verdict));
        return verdict.valid() ? ExitCode.OK : ExitCode.DENIED;
    }

    private int print(DirectoryVerdict verdict, RunReportCheck.Verdict reports) {
        if (json.isWanted()) {
            invocation().out().println(verdict.toJson().with("run_reports", reports.toJson()));
        } else {
            verdict.files().forEach(this::print);
            print(text(verdict), verdict.errors());
            print(text(reports), reports.errors());
        }
        verdict.warnings().forEach(invocation()::warn);
        reports.warnings().forEach(invocation()::warn);
        return verdict.valid() && reports.valid() ? ExitCode.OK : ExitCode.DENIED;
    }

    private void print(String result, List<String> errors) {
        invocation().out().println(result);
        errors.forEach(error -> invocation().out().println("  " + Printable.line(error)));
    }

    private void print(CheckedFile file) {
        invocation().out().println(Printable.line(file.name() + ": " + text(file.verdict())));
    }

    private static String text(DirectoryVerdict verdict) {
        return (verdict.valid() ? "chain intact, " : "TAMPERED, ") + verdict.entries() + " entries in "
                + verdict.files().size() + " files"
                + (verdict.anchor() == null ? "" : ", " + verdict.anchor().entries() + " of them pruned");
    }

    private static String text(RunReportCheck.Verdict reports) {
        return "run reports " + (reports.valid() ? "intact, " : "TAMPERED, ") + reports.reports() + " on record";
    }

    private static String text(FileVerdict verdict) {
        String unhashed = verdict.unhashed() == 0 ? "" : ", " + verdict.unhashed() + " lines without a hash";
        String result = verdict.valid()
                ? "intact, " + verdict.entriesChecked() + " entries"
                : "BROKEN at line " + verdict.firstTamperedLine() + ": " + verdict.error();
        return Printable.line(result + unhashed);
    }
}
