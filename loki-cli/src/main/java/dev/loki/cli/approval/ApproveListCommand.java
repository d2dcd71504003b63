package dev.loki.cli.approval;

import dev.loki.application.approval.ApprovalControl;
import dev.loki.cli.command.ExitCode;
import dev.loki.cli.command.Invocation;
import dev.loki.cli.command.JsonOption;
import dev.loki.domain.approval.ApprovalJson;
import dev.loki.domain.approval.ApprovalRequest;
import java.time.Instant;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code loki approve list}: what waits for people. */
@Command(
        name = "list",
        description =
                "Prints the approval requests that wait for an answer or for their action, oldest first: since when and"
                        + " how long they stand, their gate, what is asked for, and what became of telling the webhook.",
        footer = {
            "",
            "Exit codes: 0 done, also where nothing waits, 3 what is kept of approvals cannot be read.",
            "",
            "Example: loki approve list",
            "Example: loki approve list --all --json"
        })
final class ApproveListCommand extends ApproveCommand {

    @Option(names = "--all", description = "Also those that ended.")
    private boolean all;

    @Mixin
    private JsonOption json = new JsonOption();

    ApproveListCommand(Invocation invocation) {
        super(invocation);
    }

    @Override
    int run(ApprovalControl approvals) {
        List<ApprovalRequest> requests = approvals.list().stream()
                .filter(request -> all || request.state().isOpen())
                .toList();
        Instant now = Instant.now();
        requests.forEach(request -> invocation()
                .out()
                .println(json.isWanted() ? ApprovalJson.of(request) : ApprovalText.line(request, now)));
        if (requests.isEmpty() && !json.isWanted()) {
            invocation().notice(all ? "nothing was ever asked" : "nothing waits for approval");
        }
        return ExitCode.OK;
    }
}
