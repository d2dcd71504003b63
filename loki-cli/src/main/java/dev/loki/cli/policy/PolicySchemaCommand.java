package dev.loki.cli.policy;

import dev.loki.cli.command.ExitCode;
import dev.loki.cli.command.Invocation;
import dev.loki.cli.command.JsonOption;
import dev.loki.domain.policy.PolicySchema;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code loki policy schema}: what a policy file may hold, for editors. */
@Command(
        name = "schema",
        description = "Prints the JSON Schema (2020-12) of policy files.",
        footer = {"", "Exit codes: 0 done.", "", "Example: loki policy schema > policies.schema.json"})
final class PolicySchemaCommand implements Callable<Integer> {

    private final Invocation invocation;

    /** What is printed is JSON anyway; the option is taken, as by every command. */
    @Mixin
    JsonOption json = new JsonOption();

    PolicySchemaCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() {
        invocation.out().println(PolicySchema.generate());
        return ExitCode.OK;
    }
}
