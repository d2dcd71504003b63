package dev.loki.cli.tracker;

import dev.loki.cli.command.CommandGroup;
import dev.loki.cli.command.Invocation;
import picocli.CommandLine;

/** The commands about the services that issues are kept in, such as {@code loki jira}. */
public final class TrackerCommands {

    private TrackerCommands() {}

    public static CommandLine jira(Invocation invocation) {
        return of(invocation, "jira", "Reads and writes issues of Jira Cloud.")
                .addSubcommand(new TrackerReportCommand(invocation, "jira"));
    }

    public static CommandLine linear(Invocation invocation) {
        return of(invocation, "linear", "Reads and writes issues and projects of Linear.")
                .addSubcommand(new TrackerReportCommand(invocation, "linear"));
    }

    /** What every service has; one may have more. */
    public static CommandLine of(Invocation invocation, String service, String description) {
        return CommandGroup.of(
                service,
                description,
                new TrackerImportCommand(invocation, service),
                new TrackerSyncCommand(invocation, service),
                new TrackerCommentCommand(invocation, service),
                new TrackerSubtasksCommand(invocation, service),
                new TrackerLinkCommand(invocation, service));
    }

    public static CommandLine integrations(Invocation invocation) {
        return CommandGroup.of(
                "integrations",
                "Looks after the services that issues are kept in.",
                new IntegrationsDoctorCommand(invocation));
    }
}
