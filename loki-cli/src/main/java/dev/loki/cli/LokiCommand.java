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

    private static final String COMPLETION = "completion";

    private static final List<String> NAMES = List.of(
            "run",
            "policy",
            "approve",
            "hook",
            "daemon",
            "budget",
            "scan",
            "audit",
            "event",
            "trace",
            "jira",
            "linear",
            "github",
            "webhook",
            "integrations",
            "residency",
            "outbox",
            "init",
            "doctor",
            COMPLETION,
            "status",
            "top",
            "config",
            "metrics");

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
        return with(NAMES, invocation);
    }

    /** The command that is typed, where its name stands first: to make all of them takes longer than most of them do. */
    static CommandLine commandLine(Invocation invocation, String... arguments) {
        boolean alone = arguments.length > 0 && NAMES.contains(arguments[0]) && !arguments[0].equals(COMPLETION);
        return with(alone ? List.of(arguments[0]) : NAMES, invocation);
    }

    private static CommandLine command(String name, Invocation invocation) {
        return switch (name) {
            case "run" -> new CommandLine(new RunCommand(invocation)).setStopAtPositional(true);
            case "policy" -> PolicyCommands.of(invocation);
            case "approve" -> ApproveCommands.of(invocation);
            case "hook" -> HookCommands.of(invocation);
            case "daemon" -> DaemonCommands.of(invocation);
            case "budget" -> BudgetCommands.of(invocation);
            case "scan" -> new CommandLine(new ScanCommand(invocation)).setCaseInsensitiveEnumValuesAllowed(true);
            case "audit" -> AuditCommands.of(invocation);
            case "event" -> EventCommands.of(invocation);
            case "trace" -> TraceCommands.of(invocation);
            case "jira" -> TrackerCommands.jira(invocation);
            case "linear" -> TrackerCommands.linear(invocation);
            case "github" -> GitHubCommands.of(invocation);
            case "webhook" -> WebhookCommands.of(invocation);
            case "integrations" -> TrackerCommands.integrations(invocation);
            case "residency" -> new CommandLine(new ResidencyCommand(invocation));
            case "outbox" -> OutboxCommands.of(invocation);
            case "init" -> new CommandLine(new InitCommand(invocation));
            case "doctor" -> new CommandLine(new DoctorCommand(invocation));
            case COMPLETION -> new CommandLine(new CompletionCommand(invocation));
            case "status" -> new CommandLine(new StatusCommand(invocation));
            case "top" -> new CommandLine(new TopCommand(invocation));
            case "config" ->
                CommandGroup.of("config", "Shows what Loki is told, and by what.", new ConfigShowCommand(invocation));
            case "metrics" ->
                CommandGroup.of("metrics", "Shows what was measured.", new MetricsShowCommand(invocation));
            default -> throw new IllegalArgumentException(name);
        };
    }

    private static CommandLine with(List<String> names, Invocation invocation) {
        CommandLine root = new CommandLine(new LokiCommand());
        for (String name : names) {
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
