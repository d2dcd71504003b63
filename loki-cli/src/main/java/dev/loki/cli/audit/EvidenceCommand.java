package dev.loki.cli.audit;

import dev.loki.bootstrap.Compliance;
import dev.loki.bootstrap.LokiEnterprise;
import dev.loki.bootstrap.Project;
import dev.loki.cli.command.ExitCode;
import dev.loki.cli.command.Invocation;
import dev.loki.cli.command.ProjectCommand;
import dev.loki.domain.compliance.ChainStatement;
import dev.loki.ports.audit.AuditLogException;
import dev.loki.ports.checkpoint.CheckpointException;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A command that writes what the audit chain shows of a period; it exits with 1 where the chain is tampered. */
@Command
abstract class EvidenceCommand extends ProjectCommand {

    @Spec
    private CommandSpec spec;

    @Mixin
    private PeriodOption period = new PeriodOption();

    @Mixin
    private TrustOption trust = new TrustOption();

    @Option(names = "--force", description = "Writes over a file that is there.")
    private boolean force;

    EvidenceCommand(Invocation invocation) {
        super(invocation);
    }

    @Override
    protected final int run(LokiEnterprise loki, Project project) {
        try {
            if (write(loki.compliance()).tampered()) {
                invocation().warn("the chain is tampered; see 'loki audit verify'");
                return ExitCode.DENIED;
            }
            return ExitCode.OK;
        } catch (AuditLogException | CheckpointException e) {
            invocation().fail("could not be read: " + e.getMessage());
            return ExitCode.CONFIGURATION;
        } catch (IOException e) {
            invocation().fail(String.valueOf(e.getMessage()));
            return ExitCode.INTERNAL;
        }
    }

    /**
     * Writes it.
     *
     * @return what it says of the chain
     * @throws IOException where the file cannot be written; the message says why
     * @throws ParameterException where an option cannot be meant
     */
    abstract ChainStatement write(Compliance compliance) throws IOException;

    final PeriodOption period() {
        return period;
    }

    final TrustOption trust() {
        return trust;
    }

    /** Whether a file that is there is written over. */
    final boolean isForced() {
        return force;
    }

    final ParameterException usage(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
