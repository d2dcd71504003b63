package dev.loki.cli.cost;

import dev.loki.cli.command.CommandGroup;
import dev.loki.cli.command.Invocation;
import picocli.CommandLine;

/** {@code loki budget} and its commands. */
public final class BudgetCommands {

    private BudgetCommands() {}

    public static CommandLine of(Invocation invocation) {
        return CommandGroup.of(
                "budget",
                "Reserves, counts and shows what is consumed, against the project's budgets.",
                new BudgetShowCommand(invocation),
                new BudgetReserveCommand(invocation),
                new BudgetRecordCommand(invocation),
                new BudgetReleaseCommand(invocation),
                new BudgetHistoryCommand(invocation),
                new BudgetRepairCommand(invocation));
    }
}
