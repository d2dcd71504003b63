package dev.loki.cli;

import picocli.CommandLine;

/** {@code loki budget} and its commands. */
final class BudgetCommands {

    private BudgetCommands() {}

    static CommandLine of(Invocation invocation) {
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
