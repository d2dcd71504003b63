package dev.loki.cli;

import dev.loki.bootstrap.Version;
import dev.loki.domain.note.NoteFormatException;
import dev.loki.domain.note.VerifierKey;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** The root of the commands. */
@Command(
        name = "loki",
        description = "Governance for autonomous coding agents: decides, proves, shows.",
        versionProvider = LokiCommand.VersionProvider.class,
        synopsisSubcommandLabel = "COMMAND",
        footer = {"", "Example: loki run -- sh agent.sh"})
final class LokiCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Prints this help.")
    boolean help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Prints the version.")
    boolean version;

    private LokiCommand() {}

    @Override
    public void run() {
        throw CommandGroup.missingCommand(spec);
    }

    static CommandLine commandLine(Invocation invocation) {
        CommandLine root = new CommandLine(new LokiCommand());
        root.addSubcommand(new CommandLine(new RunCommand(invocation)).setStopAtPositional(true));
        root.addSubcommand(CommandGroup.of(
                "policy",
                "Asks, explains, tests and checks the project's policies.",
                new PolicyCheckCommand(invocation),
                new PolicyExplainCommand(invocation),
                new PolicyTestCommand(invocation),
                new PolicyLintCommand(invocation),
                new PolicyReplayCommand(invocation),
                new PolicySchemaCommand(invocation)));
        root.addSubcommand(CommandGroup.of(
                "approve",
                "Shows and answers what waits for a person.",
                new ApproveListCommand(invocation),
                new ApproveShowCommand(invocation),
                new ApproveGrantCommand(invocation),
                new ApproveRejectCommand(invocation)));
        root.addSubcommand(CommandGroup.of(
                "hook",
                "Answers the hooks of coding agents, and puts them into their settings.",
                new HookInstallCommand(invocation),
                new HookUninstallCommand(invocation),
                new HookStatusCommand(invocation),
                new HookAnswerCommand(invocation)));
        root.addSubcommand(CommandGroup.of(
                "daemon",
                "Starts and ends the process that answers agents' hooks beside the project.",
                new DaemonStartCommand(invocation),
                new DaemonStatusCommand(invocation),
                new DaemonStopCommand(invocation),
                new DaemonServeCommand(invocation)));
        root.addSubcommand(CommandGroup.of(
                "budget",
                "Reserves, counts and shows what is consumed, against the project's budgets.",
                new BudgetShowCommand(invocation),
                new BudgetReserveCommand(invocation),
                new BudgetRecordCommand(invocation),
                new BudgetReleaseCommand(invocation),
                new BudgetHistoryCommand(invocation),
                new BudgetRepairCommand(invocation)));
        root.addSubcommand(new CommandLine(new ScanCommand(invocation)).setCaseInsensitiveEnumValuesAllowed(true));
        root.addSubcommand(CommandGroup.of(
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
                new AuditForwardCommand(invocation)));
        root.addSubcommand(CommandGroup.of(
                "event",
                "Speaks on the project's event bus.",
                new EventEmitCommand(invocation),
                new EventTailCommand(invocation),
                new EventListCommand(invocation),
                new EventShowCommand(invocation),
                new EventReplayCommand(invocation),
                new EventStatsCommand(invocation),
                new EventBridgeCommand(invocation),
                new EventImportCommand(invocation),
                new EventCleanCommand(invocation)));
        root.addSubcommand(CommandGroup.of(
                "trace",
                "Shows what was recorded of runs.",
                new TraceShowCommand(invocation),
                new TraceListCommand(invocation)));
        root.addSubcommand(tracker(invocation, "jira", "Reads and writes issues of Jira Cloud.")
                .addSubcommand(new TrackerReportCommand(invocation, "jira")));
        root.addSubcommand(tracker(invocation, "linear", "Reads and writes issues and projects of Linear.")
                .addSubcommand(new TrackerReportCommand(invocation, "linear")));
        CommandLine gitHub = tracker(
                invocation,
                "github",
                "Reads and writes issues of GitHub, reports to it, and decides what its events may start.");
        gitHub.addSubcommand(new GitHubReportCommand(invocation)).addSubcommand(new GitHubActionCommand(invocation));
        root.addSubcommand(gitHub);
        root.addSubcommand(CommandGroup.of(
                "webhook",
                "Takes what services deliver.",
                new WebhookVerifyCommand(invocation),
                new WebhookReceiveCommand(invocation)));
        root.addSubcommand(CommandGroup.of(
                "integrations",
                "Looks after the services that issues are kept in.",
                new IntegrationsDoctorCommand(invocation)));
        root.addSubcommand(new CommandLine(new ResidencyCommand(invocation)));
        root.addSubcommand(CommandGroup.of(
                "outbox",
                "Carries what an air-gapped site has to tell trackers to a machine that is connected.",
                new OutboxListCommand(invocation),
                new OutboxExportCommand(invocation),
                new OutboxConfirmCommand(invocation),
                new OutboxSendCommand(invocation)));
        root.addSubcommand(new CommandLine(new InitCommand(invocation)));
        root.addSubcommand(new CommandLine(new DoctorCommand(invocation)));
        root.addSubcommand(new CommandLine(new CompletionCommand(invocation)));
        root.addSubcommand(new CommandLine(new StatusCommand(invocation)));
        root.addSubcommand(new CommandLine(new TopCommand(invocation)));
        root.addSubcommand(
                CommandGroup.of("config", "Shows what Loki is told, and by what.", new ConfigShowCommand(invocation)));
        root.addSubcommand(CommandGroup.of("metrics", "Shows what was measured.", new MetricsShowCommand(invocation)));
        root.setExpandAtFiles(false);
        SpeechOptions.addTo(root);
        HelpText.reflow(root);
        root.setExecutionStrategy(new CheckedExecution(invocation.speech()));
        root.registerConverter(Instant.class, LokiCommand::instant);
        root.registerConverter(Long.class, LokiCommand::number);
        root.registerConverter(long.class, LokiCommand::number);
        root.registerConverter(VerifierKey.class, LokiCommand::verifierKey);
        root.setOut(writer(invocation.out()));
        root.setErr(writer(invocation.err()));
        root.setParameterExceptionHandler((failure, args) -> WrongUsage.tell(invocation, failure));
        root.setExecutionExceptionHandler((failure, command, result) -> Failures.tell(invocation, failure));
        return root;
    }

    private static CommandLine tracker(Invocation invocation, String service, String description) {
        return CommandGroup.of(
                service,
                description,
                new TrackerImportCommand(invocation, service),
                new TrackerSyncCommand(invocation, service),
                new TrackerCommentCommand(invocation, service),
                new TrackerSubtasksCommand(invocation, service),
                new TrackerLinkCommand(invocation, service));
    }

    /** A date is its first instant, in UTC. */
    private static Instant instant(String text) {
        try {
            return text.contains("T")
                    ? OffsetDateTime.parse(text).toInstant()
                    : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
        } catch (DateTimeParseException e) {
            throw new TypeConversionException("expected a time such as 2026-02-21T10:00:00Z, or a date such as"
                    + " 2026-02-21 for its beginning in UTC, found '" + text + "'");
        }
    }

    private static Long number(String text) {
        try {
            return Long.valueOf(text);
        } catch (NumberFormatException e) {
            throw new TypeConversionException("expected a whole number, found '" + text + "'");
        }
    }

    private static VerifierKey verifierKey(String text) {
        try {
            return VerifierKey.parse(text);
        } catch (NoteFormatException e) {
            throw new TypeConversionException(String.valueOf(e.getMessage()));
        }
    }

    private static PrintWriter writer(java.io.PrintStream stream) {
        return new PrintWriter(stream, true, StandardCharsets.UTF_8);
    }

    /** The version for {@code --version}. */
    static final class VersionProvider implements CommandLine.IVersionProvider {

        @Override
        public String[] getVersion() {
            return new String[] {"loki " + Version.CURRENT + " (Java " + Runtime.version() + ")"};
        }
    }
}
