package dev.loki.cli;

import dev.loki.application.checkpoint.ProofRangeException;
import dev.loki.bootstrap.LokiEnterprise;
import dev.loki.bootstrap.Project;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code loki audit consistency}: a proof that the chain only grew. */
@Command(
        name = "consistency",
        description = "Prints a proof that the chain of one checkpoint begins with that of an older one, unchanged."
                + " LokiAuditVerifier.java checks it without the chain.",
        footer = {"", "Example: loki audit consistency 1000 2000 > growth.consistency-proof"})
final class AuditConsistencyCommand extends ProjectCommand {

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "OLDER", description = "The size of the older checkpoint.")
    private long older;

    @Parameters(index = "1", paramLabel = "NEWER", description = "The size of the newer checkpoint.")
    private long newer;

    AuditConsistencyCommand(Invocation invocation) {
        super(invocation);
    }

    @Override
    int run(LokiEnterprise loki, Project project) {
        try {
            invocation().out().print(loki.evidence().consistency(older, newer));
            return ExitCode.OK;
        } catch (ProofRangeException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage());
        }
    }
}
