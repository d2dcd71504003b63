package dev.loki.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code loki audit}: the parent of the audit commands. */
@Command(name = "audit", description = "Verifies and reads the project's audit trail.", mixinStandardHelpOptions = true)
final class AuditCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    private AuditCommand() {}

    static CommandLine with(Terminal terminal) {
        return new CommandLine(new AuditCommand())
                .addSubcommand(new AuditVerifyCommand(terminal))
                .addSubcommand(new AuditListCommand(terminal));
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing: verify or list");
    }
}
