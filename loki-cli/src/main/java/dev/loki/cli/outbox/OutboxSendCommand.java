package dev.loki.cli.outbox;

import dev.loki.application.outbox.SendOptions;
import dev.loki.application.outbox.SendReport;
import dev.loki.bootstrap.LokiEnterprise;
import dev.loki.bootstrap.Outbox;
import dev.loki.bootstrap.Project;
import dev.loki.cli.command.ExitCode;
import dev.loki.cli.command.Invocation;
import dev.loki.cli.command.JsonOption;
import dev.loki.cli.terminal.ProgressLine;
import dev.loki.cli.text.Printable;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonString;
import dev.loki.ports.outbox.OutboxContents;
import dev.loki.ports.outbox.WaitingCall;
import dev.loki.ports.tracker.TrackerException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code loki outbox send}: the calls that wait, made from a machine that is connected. */
@Command(
        name = "send",
        description = "Sends the calls of an outbox in their order, each once, however often this is done and whatever"
                + " breaks in between. What a service refuses for good is passed over and said; trouble that may pass"
                + " ends it, and the next time it goes on from there.",
        footer = {
            "",
            "Exit codes: 0 all is sent, 1 a service refused calls, or FILE was changed on its way, is no export, is meant",
            "for another project, calls before it are missing, or others were sent under its numbers, 3 a service is not",
            "configured here, or this is a governed run, 70 trouble that may pass; try again.",
            "",
            "Example: loki outbox send monday.outbox --dry-run",
            "Example: loki outbox send monday.outbox"
        })
final class OutboxSendCommand extends OutboxCommand {

    @Option(
            names = "--sha256",
            paramLabel = "HEX",
            description = "Sends FILE only where this is its SHA-256, which 'loki outbox export' told.")
    private @Nullable String sha256;

    @Option(names = "--dry-run", description = "Lists what would be sent; asks no service.")
    private boolean dryRun;

    @Option(
            names = "--skip-missing",
            description = "Does without calls that come before those of FILE, and were not sent from here.")
    private boolean skipMissing;

    @Option(names = "--retry-refused", description = "Sends what services refused before once more, first.")
    private boolean retryRefused;

    @Mixin
    private JsonOption json = new JsonOption();

    OutboxSendCommand(Invocation invocation) {
        super(invocation);
    }

    @Override
    protected int run(LokiEnterprise loki, Project project) {
        Outbox outbox = loki.outbox();
        OutboxContents contents = contents(outbox, Optional.ofNullable(sha256));
        SendOptions options = new SendOptions(skipMissing, retryRefused);
        if (dryRun) {
            print(outbox.due(contents, options));
            return ExitCode.OK;
        }
        ProgressLine progress = ProgressLine.of(invocation());
        try {
            SendReport report = outbox.send(
                    contents, options, (done, all) -> progress.show(() -> "sent " + done + " of " + all + " calls"));
            progress.clear();
            print(report);
            return code(report);
        } catch (TrackerException e) {
            progress.clear();
            invocation().fail(String.valueOf(e.getMessage()));
            return ExitCode.INTERNAL;
        }
    }

    private static int code(SendReport report) {
        if (report.trouble().isPresent()) {
            return ExitCode.INTERNAL;
        }
        return report.refused().isEmpty() ? ExitCode.OK : ExitCode.DENIED;
    }

    private void print(List<WaitingCall> due) {
        if (json.isWanted()) {
            invocation()
                    .out()
                    .println(JsonObject.builder()
                            .put("to_be_sent", due.size())
                            .put("calls", OutboxText.json(due, OutboxText::json))
                            .build());
            return;
        }
        due.stream()
                .map(OutboxText::line)
                .map(Printable::line)
                .forEach(invocation().out()::println);
        invocation().out().println("to be sent: " + OutboxText.calls(due.size()));
    }

    private void print(SendReport report) {
        if (json.isWanted()) {
            invocation().out().println(json(report));
        }
        report.refused().forEach(no -> invocation()
                .warn("refused: " + OutboxText.line(no.call()).strip() + ": " + no.reason()));
        report.trouble().ifPresent(invocation()::fail);
        if (!json.isWanted()) {
            String left = report.left().isEmpty()
                    ? ""
                    : "; left: " + OutboxText.byService(report.left()) + ", the first is call "
                            + report.left().get(0).number() + "; the next 'loki outbox send' goes on from there";
            invocation()
                    .out()
                    .println(Printable.line(OutboxText.calls(report.sent()) + " sent, " + report.before() + " before, "
                            + report.refused().size() + " refused" + left));
        }
    }

    private static JsonObject json(SendReport report) {
        return JsonObject.builder()
                .put("before", report.before())
                .put("sent", report.sent())
                .put("refused", OutboxText.json(report.refused(), no -> OutboxText.json(no.call())
                        .with("reason", new JsonString(no.reason()))))
                .put("left", OutboxText.json(report.left(), OutboxText::json))
                .put("trouble", report.trouble().orElse(null))
                .build();
    }
}
