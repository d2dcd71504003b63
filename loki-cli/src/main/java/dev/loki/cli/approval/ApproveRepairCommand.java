package dev.loki.cli.approval;

import dev.loki.application.approval.ApprovalControl;
import dev.loki.cli.command.ExitCode;
import dev.loki.cli.command.Invocation;
import dev.loki.cli.command.JsonOption;
import dev.loki.cli.repair.RepairText;
import dev.loki.ports.repair.Repair;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code loki approve repair}: an operator goes on after damage. */
@Command(
        name = "repair",
        description = {
            "Makes what is kept of approvals readable again: keeps every request whose last line is whole, gives up those"
                    + " that were granted and not used, says what is lost, and puts aside what it replaces.",
            "For an operator."
        },
        footer = {
            "",
            "Exit codes: 0 repaired, or nothing was wrong; 1 refused within a governed run, or below an agent; 3 it cannot"
                    + " be done; 70 it cannot be put on record.",
            "",
            "Example: loki approve repair"
        })
final class ApproveRepairCommand extends ApproveCommand {

    @Mixin
    private JsonOption json = new JsonOption();

    ApproveRepairCommand(Invocation invocation) {
        super(invocation);
    }

    @Override
    int run(ApprovalControl approvals) {
        Repair repair = approvals.repair();
        if (json.isWanted()) {
            invocation().out().println(RepairText.json(repair));
        } else {
            RepairText.lines(repair, "request", "kept").forEach(invocation().out()::println);
        }
        return ExitCode.OK;
    }
}
