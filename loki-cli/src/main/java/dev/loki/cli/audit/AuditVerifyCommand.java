package dev.loki.cli.audit;

import dev.loki.application.checkpoint.EvidenceReport;
import dev.loki.application.checkpoint.Standing;
import dev.loki.bootstrap.LokiEnterprise;
import dev.loki.bootstrap.Project;
import dev.loki.cli.command.ExitCode;
import dev.loki.cli.command.Invocation;
import dev.loki.cli.command.JsonOption;
import dev.loki.cli.command.ProjectCommand;
import dev.loki.domain.audit.FileVerdict;
import dev.loki.domain.json.JsonNull;
import dev.loki.domain.json.JsonObject;
import dev.loki.ports.audit.AuditLogException;
import dev.loki.ports.checkpoint.CheckpointException;
import dev.loki.ports.run.RunReportException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code loki audit verify}: the whole chain, checked, and held against its checkpoints. */
@Command(
        name = "verify",
        description = "Checks every sequence number, link and hash of the audit chain, and holds the chain against its"
                + " checkpoints: those beside it, those in LOKI_AUDIT_WITNESS_FILE and those in the files named. Of a FILE"
                + " that another program wrote, only the lines are checked, as the original checks them, and what is"
                + " suspicious is listed.",
        footer = {
            "",
            "Says: anchored (a checkpoint held elsewhere covers the chain), anchored in part (an operator acknowledged",
            "damage before), consistent but not anchored, or tampered.",
            "Older segments (audit-N.jsonl) are part of the chain.",
            "Exit codes: 0 intact, 1 tampered, 2 not or only in part anchored under --require-anchor, 3 could not be verified.",
            "",
            "Example: loki audit verify --all",
            "Example: loki audit verify --checkpoints /mnt/worm/audit.checkpoints --require-anchor",
            "Example: loki audit verify --strict old-project/.loki/audit/audit.jsonl"
        })
final class AuditVerifyCommand extends ProjectCommand {

    @Parameters(
            paramLabel = "FILE",
            arity = "0..1",
            description = "A chain that another program wrote; else the project's own is verified.")
    private @Nullable Path file;

    @Mixin
    private JsonOption json = new JsonOption();

    @Option(
            names = "--all",
            description = "Verifies all evidence: the dashboard's chain, what the chains say of one another, and the"
                    + " reports of runs as well.")
    private boolean all;

    @Mixin
    private TrustOption trust = new TrustOption();

    @Option(
            names = "--require-anchor",
            description = "Exits with 2 where no checkpoint held elsewhere covers the chain.")
    private boolean requireAnchor;

    @Option(names = "--strict", description = "Takes every warning for an error.")
    private boolean strict;

    @Spec
    private @Nullable CommandSpec spec;

    AuditVerifyCommand(Invocation invocation) {
        super(invocation);
    }

    @Override
    protected int run(LokiEnterprise loki, Project project) {
        ChainProgressLine progress = new ChainProgressLine(invocation());
        try {
            Path foreign = foreignFile(loki);
            return foreign == null ? verifyOwn(loki, project, progress) : verifyFile(loki, foreign, progress);
        } catch (AuditLogException | CheckpointException | RunReportException e) {
            progress.clear();
            invocation().fail("could not be verified: " + e.getMessage());
            if (json.isWanted()) {
                invocation()
                        .out()
                        .println(JsonObject.builder()
                                .put("valid", JsonNull.NULL)
                                .put("entries", JsonNull.NULL)
                                .put("brokenAt", JsonNull.NULL)
                                .put("error", "could not be verified: " + e.getMessage())
                                .put("standing", "could not be verified")
                                .build());
            }
            return ExitCode.CONFIGURATION;
        }
    }

    private @Nullable Path foreignFile(LokiEnterprise loki) {
        Path named = file == null ? null : invocation().currentFolder().resolve(file);
        if (named == null || loki.evidence().isOwnChain(named)) {
            return null;
        }
        if (requireAnchor || all || trust.isGiven()) {
            throw new ParameterException(
                    Objects.requireNonNull(spec).commandLine(),
                    "--all, --checkpoints, --trusted-key and --require-anchor are for the project's own chain, not for a"
                            + " FILE");
        }
        return named;
    }

    private int verifyOwn(LokiEnterprise loki, Project project, ChainProgressLine progress) {
        List<Path> held = trust.checkpoints(invocation().currentFolder());
        EvidenceReport report = loki.evidence().verify(held, trust.trustedKeys(), progress);
        EvidenceReport judged = strict ? report.strictly() : report;
        WholeEvidence others = all ? WholeEvidence.of(loki) : null;
        progress.clear();
        EvidenceText text = new EvidenceText(judged, others, strict, Clock.systemUTC());
        if (json.isWanted()) {
            invocation().out().println(text.json(project));
        } else {
            text.lines().forEach(invocation().out()::println);
        }
        return exitCode(text.standing());
    }

    private int verifyFile(LokiEnterprise loki, Path foreign, ChainProgressLine progress) {
        FileVerdict verdict = loki.evidence().verifyFile(foreign, progress);
        progress.clear();
        FileVerdictText text = new FileVerdictText(strict);
        if (json.isWanted()) {
            invocation().out().println(text.json(foreign, verdict));
        } else {
            text.lines(verdict).forEach(invocation().out()::println);
        }
        return verdict.isAccepted(strict) ? ExitCode.OK : ExitCode.DENIED;
    }

    private int exitCode(Standing standing) {
        return switch (standing) {
            case TAMPERED -> ExitCode.DENIED;
            case NOT_ANCHORED, PARTLY_ANCHORED -> requireAnchor ? ExitCode.APPROVAL_REQUIRED : ExitCode.OK;
            case ANCHORED -> ExitCode.OK;
        };
    }
}
