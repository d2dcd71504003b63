package dev.loki.cli.audit;

import dev.loki.cli.command.CommandGroup;
import dev.loki.cli.command.Invocation;
import picocli.CommandLine;

/** {@code loki audit} and its commands. */
public final class AuditCommands {

    private AuditCommands() {}

    public static CommandLine of(Invocation invocation) {
        return CommandGroup.of(
                "audit",
                "Verifies, proves, reads and continues the project's audit trail.",
                new AuditVerifyCommand(invocation),
                new AuditVerifyDashboardCommand(invocation),
                new AuditListCommand(invocation),
                new AuditNewSegmentCommand(invocation),
                new AuditReportCommand(invocation),
                new AuditExportCommand(invocation),
                new AuditProveCommand(invocation),
                new AuditConsistencyCommand(invocation),
                new AuditKeygenCommand(invocation),
                new AuditRotateKeyCommand(invocation),
                new AuditForwardCommand(invocation));
    }
}
