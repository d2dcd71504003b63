package dev.loki.cli;

import dev.loki.bootstrap.Version;
import dev.loki.cli.approval.ApproveCommands;
import dev.loki.cli.audit.AuditCommands;
import dev.loki.cli.command.CommandGroup;
import dev.loki.cli.command.Failures;
import dev.loki.cli.command.Invocation;
import dev.loki.cli.command.WrongUsage;
import dev.loki.cli.completion.CompletionCommand;
import dev.loki.cli.config.ConfigShowCommand;
import dev.loki.cli.config.InitCommand;
import dev.loki.cli.cost.BudgetCommands;
import dev.loki.cli.doctor.DoctorCommand;
import dev.loki.cli.event.EventCommands;
import dev.loki.cli.github.GitHubCommands;
import dev.loki.cli.hook.HookCommands;
import dev.loki.cli.metric.MetricsShowCommand;
import dev.loki.cli.outbox.OutboxCommands;
import dev.loki.cli.policy.PolicyCommands;
import dev.loki.cli.residency.ResidencyCommand;
import dev.loki.cli.resident.DaemonCommands;
import dev.loki.cli.run.RunCommand;
import dev.loki.cli.scan.ScanCommand;
import dev.loki.cli.status.StatusCommand;
import dev.loki.cli.status.TopCommand;
import dev.loki.cli.trace.TraceCommands;
import dev.loki.cli.tracker.TrackerCommands;
import dev.loki.cli.webhook.WebhookCommands;
import dev.loki.domain.note.NoteFormatException;
import dev.loki.domain.note.VerifierKey;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
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

    /** All commands. */
    static CommandLine commandLine(Invocation invocation) {
        return with(List.of(CommandName.values()), invocation);
    }

    /** The command that is typed, where its name stands first: to make all of them takes longer than most of them do. */
    static CommandLine commandLine(Invocation invocation, String... arguments) {
        CommandName typed = arguments.length == 0 ? null : CommandName.of(arguments[0]);
        boolean alone = typed != null && typed != CommandName.COMPLETION;
        return alone ? with(List.of(typed), invocation) : commandLine(invocation);
    }

    private static CommandLine command(CommandName name, Invocation invocation) {
        return switch (name) {
            case RUN -> new CommandLine(new RunCommand(invocation)).setStopAtPositional(true);
            case POLICY -> PolicyCommands.of(invocation);
            case APPROVE -> ApproveCommands.of(invocation);
            case HOOK -> HookCommands.of(invocation);
            case DAEMON -> DaemonCommands.of(invocation);
            case BUDGET -> BudgetCommands.of(invocation);
            case SCAN -> new CommandLine(new ScanCommand(invocation)).setCaseInsensitiveEnumValuesAllowed(true);
            case AUDIT -> AuditCommands.of(invocation);
            case EVENT -> EventCommands.of(invocation);
            case TRACE -> TraceCommands.of(invocation);
            case JIRA -> TrackerCommands.jira(invocation);
            case LINEAR -> TrackerCommands.linear(invocation);
            case GITHUB -> GitHubCommands.of(invocation);
            case WEBHOOK -> WebhookCommands.of(invocation);
            case INTEGRATIONS -> TrackerCommands.integrations(invocation);
            case RESIDENCY -> new CommandLine(new ResidencyCommand(invocation));
            case OUTBOX -> OutboxCommands.of(invocation);
            case INIT -> new CommandLine(new InitCommand(invocation));
            case DOCTOR -> new CommandLine(new DoctorCommand(invocation));
            case COMPLETION -> new CommandLine(new CompletionCommand(invocation));
            case STATUS -> new CommandLine(new StatusCommand(invocation));
            case TOP -> new CommandLine(new TopCommand(invocation));
            case CONFIG ->
                CommandGroup.of("config", "Shows what Loki is told, and by what.", new ConfigShowCommand(invocation));
            case METRICS -> CommandGroup.of("metrics", "Shows what was measured.", new MetricsShowCommand(invocation));
        };
    }

    private static CommandLine with(List<CommandName> names, Invocation invocation) {
        CommandLine root = new CommandLine(new LokiCommand());
        for (CommandName name : names) {
            root.addSubcommand(command(name, invocation));
        }
        root.setExpandAtFiles(false);
        SpeechOptions.addTo(root);
        HelpText.reflow(root);
        root.setExecutionStrategy(new CheckedExecution(invocation));
        root.registerConverter(Instant.class, LokiCommand::instant);
        root.registerConverter(Long.class, LokiCommand::number);
        root.registerConverter(long.class, LokiCommand::number);
        root.registerConverter(VerifierKey.class, LokiCommand::verifierKey);
        root.setOut(writer(invocation.out()));
        root.setErr(writer(invocation.err()));
        root.setParameterExceptionHandler((failure, arguments) -> {
            CommandSpec command = failure.getCommandLine().getCommandSpec();
            invocation.error().setWanted(SpeechOptions.asksForJson(command, arguments));
            return WrongUsage.tell(invocation, failure);
        });
        root.setExecutionExceptionHandler((failure, command, result) -> Failures.tell(invocation, failure));
        return root;
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
