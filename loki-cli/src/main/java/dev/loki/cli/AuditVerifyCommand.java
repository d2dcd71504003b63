package dev.loki.cli;

import dev.loki.application.checkpoint.EvidenceReport;
import dev.loki.bootstrap.LokiEnterprise;
import dev.loki.bootstrap.Project;
import dev.loki.domain.note.VerifierKey;
import dev.loki.ports.audit.AuditLogException;
import dev.loki.ports.checkpoint.CheckpointException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code loki audit verify}: the whole chain, checked, and held against its checkpoints. */
@Command(
        name = "verify",
        description = "Checks every sequence number, link and hash of the audit chain, and holds the chain against its"
                + " checkpoints: those beside it, those in LOKI_AUDIT_WITNESS_FILE and those in the files named.",
        footer = {
            "",
            "Says: anchored (a checkpoint held elsewhere covers the chain), consistent but not anchored, or tampered.",
            "Exit codes: 0 intact, 1 tampered, 2 not anchored under --require-anchor, 3 could not be verified.",
            "",
            "Example: loki audit verify --checkpoints /mnt/worm/audit.checkpoints --require-anchor"
        })
final class AuditVerifyCommand extends ProjectCommand {

    @Option(names = "--json", description = "Prints the report as one JSON object.")
    private boolean json;

    @Option(
            names = "--checkpoints",
            paramLabel = "FILE",
            arity = "1..*",
            description = "Checkpoints of this chain that were kept elsewhere.")
    private List<Path> checkpoints = List.of();

    @Option(
            names = "--trusted-key",
            paramLabel = "KEY",
            arity = "1..*",
            description = "Verifier keys to begin with; else the public part of LOKI_AUDIT_SIGNING_KEY_FILE.")
    private List<VerifierKey> trustedKeys = List.of();

    @Option(
            names = "--require-anchor",
            description = "Exits with 2 where no checkpoint held elsewhere covers the chain.")
    private boolean requireAnchor;

    @Option(names = "--strict", description = "Takes every warning for an error.")
    private boolean strict;

    AuditVerifyCommand(Invocation invocation) {
        super(invocation);
    }

    @Override
    int run(LokiEnterprise loki, Project project) {
        try {
            List<Path> held = checkpoints.stream()
                    .map(invocation().currentFolder()::resolve)
                    .toList();
            EvidenceReport report = loki.evidence().verify(held, trustedKeys);
            EvidenceReport judged = strict ? report.strictly() : report;
            print(project, judged);
            return exitCode(judged);
        } catch (AuditLogException | CheckpointException e) {
            invocation().fail("could not be verified: " + e.getMessage());
            return ExitCode.CONFIGURATION;
        }
    }

    private void print(Project project, EvidenceReport report) {
        EvidenceText text = new EvidenceText(Clock.systemUTC());
        if (json) {
            invocation().out().println(text.json(project, report));
        } else {
            text.lines(report).forEach(invocation().out()::println);
        }
    }

    private int exitCode(EvidenceReport report) {
        return switch (report.standing()) {
            case TAMPERED -> ExitCode.DENIED;
            case NOT_ANCHORED -> requireAnchor ? ExitCode.APPROVAL_REQUIRED : ExitCode.OK;
            case ANCHORED -> ExitCode.OK;
        };
    }
}
