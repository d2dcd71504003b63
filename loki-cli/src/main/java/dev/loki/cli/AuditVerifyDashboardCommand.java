package dev.loki.cli;

import dev.loki.bootstrap.LokiEnterprise;
import dev.loki.bootstrap.Project;
import dev.loki.domain.audit.dashboard.DirectoryVerdict;
import dev.loki.domain.audit.dashboard.DirectoryVerdict.CheckedFile;
import dev.loki.domain.audit.dashboard.FileVerdict;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code loki audit verify-dashboard}: the control plane's audit log, checked. */
@Command(
        name = "verify-dashboard",
        description = "Checks every link and hash of the dashboard's audit log, and what the project's audit trail says of"
                + " it.",
        footer = {
            "",
            "A folder is checked in the order in which its files are linked. A file alone is checked from what its first",
            "entry is linked to.",
            "Exit codes: 0 intact, 1 tampered with, 70 cannot be read.",
            "",
            "Example: loki audit verify-dashboard ~/.loki/dashboard/audit --json"
        })
final class AuditVerifyDashboardCommand extends ProjectCommand {

    @Parameters(
            arity = "0..1",
            paramLabel = "FILE|DIR",
            description = "A log file, or a folder of them; without, ~/.loki/dashboard/audit.")
    private @Nullable Path path;

    @Option(names = "--json", description = "Prints the verdict as one JSON object.")
    private boolean json;

    AuditVerifyDashboardCommand(Invocation invocation) {
        super(invocation);
    }

    @Override
    int run(LokiEnterprise loki, Project project) {
        Path named = path == null ? null : invocation().currentFolder().resolve(path);
        if (named != null && !Files.isDirectory(named)) {
            return print(loki.dashboard().verifyLogIntegrity(named));
        }
        return print(loki.verifyDashboard(named));
    }

    private int print(FileVerdict verdict) {
        invocation().out().println(json ? verdict.toJson() : text(verdict));
        return verdict.valid() ? ExitCode.OK : ExitCode.DENIED;
    }

    private int print(DirectoryVerdict verdict) {
        if (json) {
            invocation().out().println(verdict.toJson());
        } else {
            verdict.files().forEach(this::print);
            invocation().out().println(text(verdict));
            verdict.errors().forEach(error -> invocation().out().println("  " + Printable.line(error)));
        }
        verdict.warnings().forEach(invocation()::warn);
        return verdict.valid() ? ExitCode.OK : ExitCode.DENIED;
    }

    private void print(CheckedFile file) {
        invocation().out().println(Printable.line(file.name() + ": " + text(file.verdict())));
    }

    private static String text(DirectoryVerdict verdict) {
        return (verdict.valid() ? "chain intact, " : "TAMPERED, ") + verdict.entries() + " entries in "
                + verdict.files().size() + " files"
                + (verdict.anchor() == null ? "" : ", " + verdict.anchor().entries() + " of them pruned");
    }

    private static String text(FileVerdict verdict) {
        String unhashed = verdict.unhashed() == 0 ? "" : ", " + verdict.unhashed() + " lines without a hash";
        String result = verdict.valid()
                ? "intact, " + verdict.entriesChecked() + " entries"
                : "BROKEN at line " + verdict.firstTamperedLine() + ": " + verdict.error();
        return Printable.line(result + unhashed);
    }
}
