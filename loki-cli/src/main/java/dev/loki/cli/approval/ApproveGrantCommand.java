package dev.loki.cli.approval;

import dev.loki.application.approval.ApprovalControl;
import dev.loki.cli.command.ExitCode;
import dev.loki.cli.command.Invocation;
import dev.loki.cli.command.JsonOption;
import dev.loki.cli.text.Amounts;
import dev.loki.cli.text.Printable;
import dev.loki.domain.approval.ApprovalJson;
import dev.loki.domain.approval.ApprovalRequest;
import dev.loki.domain.approval.ApprovalState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code loki approve grant}: a person agrees. */
@Command(
        name = "grant",
        description = {
            "Agrees to an action, as the user this runs as. A run that waits for it goes on at once; it may happen once,",
            "with the arguments that were shown. Look at it before: 'loki approve show ID'.",
            "With LOKI_APPROVAL_KEY_FILE the grant is signed."
        },
        footer = {
            "",
            "Exit codes: 0 granted, 1 refused, such as within a governed run, or of a request that ended, 3 there is no",
            "such request, or what is kept of approvals cannot be read, 70 it cannot be put on record.",
            "",
            "Example: loki approve grant apr-1771668000000-k3f9qa --by 'Ann, on call'"
        })
final class ApproveGrantCommand extends ApproveCommand {

    @Parameters(index = "0", paramLabel = "ID", description = "The request, as 'loki approve list' names it.")
    private String id = "";

    @Option(
            names = "--by",
            paramLabel = "NAME",
            description = "What you call yourself: a label. The approver is the operating system's user.")
    private @Nullable String by;

    @Mixin
    private JsonOption json = new JsonOption();

    ApproveGrantCommand(Invocation invocation) {
        super(invocation);
    }

    @Override
    int run(ApprovalControl approvals) {
        ApprovalRequest request = approvals.grant(id, by);
        invocation().out().println(json.isWanted() ? ApprovalJson.of(request) : said(request, Instant.now()));
        return ExitCode.OK;
    }

    private static String said(ApprovalRequest request, Instant now) {
        String action = ApprovalText.action(request);
        return request.state() == ApprovalState.APPROVED
                ? Printable.line("granted " + request.id() + ": " + action + "; it may happen once within "
                        + ApprovalText.left(request, now))
                : Printable.line("granted " + request.id() + ": " + action + "; "
                        + Amounts.number(request.missing(), "more user") + " must grant it");
    }
}
