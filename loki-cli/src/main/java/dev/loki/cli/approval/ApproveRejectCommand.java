package dev.loki.cli.approval;

import dev.loki.application.approval.ApprovalControl;
import dev.loki.cli.command.ExitCode;
import dev.loki.cli.command.Invocation;
import dev.loki.cli.command.JsonOption;
import dev.loki.cli.text.Printable;
import dev.loki.domain.approval.ApprovalJson;
import dev.loki.domain.approval.ApprovalRequest;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code loki approve reject}: a person says no. */
@Command(
        name = "reject",
        description =
                "Says no to an action, as the user this runs as; also takes a grant back that was not used. A run that"
                        + " waits for it ends.",
        footer = {
            "",
            "Exit codes: 0 rejected, 1 refused, such as within a governed run, or of a request that ended, 3 there is no",
            "such request, or what is kept of approvals cannot be read, 70 it cannot be put on record.",
            "",
            "Example: loki approve reject apr-1771668000000-k3f9qa --reason 'not before the audit'"
        })
final class ApproveRejectCommand extends ApproveCommand {

    @Parameters(index = "0", paramLabel = "ID", description = "The request, as 'loki approve list' names it.")
    private String id = "";

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why; whoever waits is told.")
    private @Nullable String reason;

    @Option(
            names = "--by",
            paramLabel = "NAME",
            description = "What you call yourself: a label. The approver is the operating system's user.")
    private @Nullable String by;

    @Mixin
    private JsonOption json = new JsonOption();

    ApproveRejectCommand(Invocation invocation) {
        super(invocation);
    }

    @Override
    int run(ApprovalControl approvals) {
        ApprovalRequest request = approvals.reject(id, reason, by);
        invocation()
                .out()
                .println(
                        json.isWanted()
                                ? ApprovalJson.of(request)
                                : Printable.line("rejected " + request.id() + ": " + ApprovalText.action(request)));
        return ExitCode.OK;
    }
}
