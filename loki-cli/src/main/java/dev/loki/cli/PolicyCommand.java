package dev.loki.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code loki policy}: the parent of the policy commands. */
@Command(name = "policy", description = "Asks the project's policies.", mixinStandardHelpOptions = true)
final class PolicyCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    private PolicyCommand() {}

    static CommandLine with(Terminal terminal) {
        return new CommandLine(new PolicyCommand()).addSubcommand(new PolicyCheckCommand(terminal));
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing: check");
    }
}
