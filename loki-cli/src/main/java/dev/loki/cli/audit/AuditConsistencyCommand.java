package dev.loki.cli.audit;

import dev.loki.application.checkpoint.ProofRangeException;
import dev.loki.bootstrap.LokiEnterprise;
import dev.loki.bootstrap.Project;
import dev.loki.cli.command.ExitCode;
import dev.loki.cli.command.Invocation;
import dev.loki.cli.command.JsonOption;
import dev.loki.cli.command.ProjectCommand;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonString;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code loki audit consistency}: a proof that the chain only grew. */
@Command(
        name = "consistency",
        description = "Prints a proof that the chain of one checkpoint begins with that of an older one, unchanged."
                + " LokiAuditVerifier.java checks it without the chain.",
        footer = {
            "",
            "Exit codes: 0 done, 64 there are no such checkpoints, 70 the chain or its checkpoints cannot be read.",
            "",
            "Example: loki audit consistency 1000 2000 > growth.consistency-proof"
        })
final class AuditConsistencyCommand extends ProjectCommand {

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "OLDER", description = "The size of the older checkpoint.")
    private long older;

    @Parameters(index = "1", paramLabel = "NEWER", description = "The size of the newer checkpoint.")
    private long newer;

    @Mixin
    private JsonOption json = new JsonOption();

    AuditConsistencyCommand(Invocation invocation) {
        super(invocation);
    }

    @Override
    protected int run(LokiEnterprise loki, Project project) {
        try {
            String proof = loki.evidence().consistency(older, newer);
            invocation()
                    .out()
                    .print(json.isWanted() ? JsonObject.EMPTY.with("proof", new JsonString(proof)) + "\n" : proof);
            return ExitCode.OK;
        } catch (ProofRangeException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage());
        }
    }
}
