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
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code loki audit prove}: a proof that the chain holds an entry. */
@Command(
        name = "prove",
        description =
                "Prints a proof that a signed chain holds an entry (C2SP tlog-proof; its extra data is the entry's"
                        + " line). LokiAuditVerifier.java checks it without the chain.",
        footer = {
            "",
            "Exit codes: 0 done, 64 there is no such entry or checkpoint, 70 the chain or its checkpoints cannot be read.",
            "",
            "Example: loki audit prove 41 > entry-41.tlog-proof"
        })
final class AuditProveCommand extends ProjectCommand {

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "SEQ", description = "The entry's seq, from 0.")
    private long seq;

    @Option(
            names = "--checkpoint",
            paramLabel = "SIZE",
            description = "Proves it with the checkpoint of this many entries; else with the newest.")
    private @Nullable Long size;

    @Mixin
    private JsonOption json = new JsonOption();

    AuditProveCommand(Invocation invocation) {
        super(invocation);
    }

    @Override
    protected int run(LokiEnterprise loki, Project project) {
        try {
            String proof = loki.evidence().prove(seq, size);
            invocation()
                    .out()
                    .print(json.isWanted() ? JsonObject.EMPTY.with("proof", new JsonString(proof)) + "\n" : proof);
            return ExitCode.OK;
        } catch (ProofRangeException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage());
        }
    }
}
