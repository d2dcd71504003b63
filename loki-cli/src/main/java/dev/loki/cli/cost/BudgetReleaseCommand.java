package dev.loki.cli.cost;

import dev.loki.application.cost.Budgets;
import dev.loki.application.cost.Outcome;
import dev.loki.cli.command.ExitCode;
import dev.loki.cli.command.Invocation;
import dev.loki.domain.json.JsonObject;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code loki budget release}: gives a reservation back. */
@Command(
        name = "release",
        description = "Gives back what is reserved for a call that was not made.",
        footer = {
            "",
            "Exit codes: 0 given back, or it had ended by itself; 70 what was consumed cannot be read.",
            "",
            "Example: loki budget release 3f2a9c41d0e87b65"
        })
final class BudgetReleaseCommand extends BudgetCommand {

    @Parameters(paramLabel = "RESERVATION", description = "What loki budget reserve printed.")
    private String reservation = "";

    BudgetReleaseCommand(Invocation invocation) {
        super(invocation);
    }

    @Override
    int run(Budgets budgets) {
        Outcome<Boolean> outcome = budgets.release(reservation);
        outcome.warnings().forEach(invocation()::warn);
        print(
                outcome.answer() ? "released" : "nothing was reserved",
                JsonObject.builder().put("released", outcome.answer()).build());
        return ExitCode.OK;
    }
}
