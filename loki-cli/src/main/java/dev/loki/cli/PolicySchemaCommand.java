package dev.loki.cli;

import dev.loki.domain.policy.PolicySchema;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code loki policy schema}: what a policy file may hold, for editors. */
@Command(
        name = "schema",
        description = "Prints the JSON Schema (2020-12) of policy files.",
        footer = {"", "Example: loki policy schema > policies.schema.json"})
final class PolicySchemaCommand implements Callable<Integer> {

    private final Invocation invocation;

    PolicySchemaCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() {
        invocation.out().println(PolicySchema.generate());
        return ExitCode.OK;
    }
}
