package dev.loki.cli.cost;

import dev.loki.bootstrap.LokiEnterprise;
import dev.loki.bootstrap.Project;
import dev.loki.cli.command.ExitCode;
import dev.loki.cli.command.Invocation;
import dev.loki.cli.command.JsonOption;
import dev.loki.cli.command.ProjectCommand;
import dev.loki.cli.repair.RepairText;
import dev.loki.ports.repair.Repair;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code loki budget repair}: an operator goes on after damage. */
@Command(
        name = "repair",
        description = {
            "Makes what was consumed readable again: rebuilds costs.json from the journal, keeps every whole line of a"
                    + " damaged journal, says what is lost, and puts aside what it replaces.",
            "For an operator."
        },
        footer = {
            "",
            "Exit codes: 0 repaired, or nothing was wrong; 3 within a governed run (LOKI_SESSION_ID is set); 70 it cannot"
                    + " be done.",
            "",
            "Example: loki budget repair"
        })
final class BudgetRepairCommand extends ProjectCommand {

    @Mixin
    private JsonOption json = new JsonOption();

    BudgetRepairCommand(Invocation invocation) {
        super(invocation);
    }

    @Override
    protected int run(LokiEnterprise loki, Project project) {
        Repair repair = loki.repairs().repairLedger();
        if (json.isWanted()) {
            invocation().out().println(RepairText.json(repair));
        } else {
            RepairText.lines(repair, "change", "counted").forEach(invocation().out()::println);
        }
        return ExitCode.OK;
    }
}
