package dev.loki.cli.approval;

import dev.loki.application.approval.ApprovalControl;
import dev.loki.cli.command.ExitCode;
import dev.loki.cli.command.Invocation;
import dev.loki.cli.command.JsonOption;
import dev.loki.domain.approval.ApprovalJson;
import dev.loki.domain.approval.ApprovalRequest;
import java.time.Instant;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code loki approve show}: one request, with the action that it is about. */
@Command(
        name = "show",
        description =
                "Prints one approval request with its whole action, secrets masked, and the digest that binds it to the"
                        + " arguments and the policies.",
        footer = {
            "",
            "Exit codes: 0 done, 3 there is no such request, or what is kept of approvals cannot be read.",
            "",
            "Example: loki approve show apr-1771668000000-k3f9qa"
        })
final class ApproveShowCommand extends ApproveCommand {

    @Parameters(index = "0", paramLabel = "ID", description = "The request, as 'loki approve list' names it.")
    private String id = "";

    @Mixin
    private JsonOption json = new JsonOption();

    ApproveShowCommand(Invocation invocation) {
        super(invocation);
    }

    @Override
    int run(ApprovalControl approvals) {
        ApprovalRequest request = approvals.show(id);
        if (json.isWanted()) {
            invocation().out().println(ApprovalJson.of(request));
        } else {
            ApprovalText.lines(request, Instant.now()).forEach(invocation().out()::println);
        }
        return ExitCode.OK;
    }
}
