package dev.loki.cli.approval;

import dev.loki.application.approval.ApprovalControl;
import dev.loki.bootstrap.LokiEnterprise;
import dev.loki.bootstrap.Project;
import dev.loki.cli.command.ExitCode;
import dev.loki.cli.command.Invocation;
import dev.loki.cli.command.ProjectCommand;
import dev.loki.domain.approval.ApprovalRefusal;
import dev.loki.domain.approval.ApprovalRefusedException;
import picocli.CommandLine.Command;

/** A command about approval requests: what is not done is said in one line, with an exit code of its own. */
@Command
abstract class ApproveCommand extends ProjectCommand {

    ApproveCommand(Invocation invocation) {
        super(invocation);
    }

    /** What the command does, and the code it exits with. */
    abstract int run(ApprovalControl approvals);

    @Override
    protected final int run(LokiEnterprise loki, Project project) {
        try {
            return run(loki.approvals());
        } catch (ApprovalRefusedException e) {
            invocation().fail(String.valueOf(e.getMessage()));
            return exitCode(e.code());
        }
    }

    private static int exitCode(ApprovalRefusal refusal) {
        return switch (refusal) {
            case UNKNOWN_REQUEST, STATE_UNUSABLE -> ExitCode.CONFIGURATION;
            case UNRECORDED -> ExitCode.INTERNAL;
            default -> ExitCode.DENIED;
        };
    }
}
