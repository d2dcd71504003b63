package dev.loki.cli.audit;

import dev.loki.bootstrap.LokiEnterprise;
import dev.loki.bootstrap.Project;
import dev.loki.cli.command.ExitCode;
import dev.loki.cli.command.Invocation;
import dev.loki.cli.command.JsonOption;
import dev.loki.cli.command.ProjectCommand;
import dev.loki.cli.text.Printable;
import dev.loki.domain.audit.AuditEntry;
import dev.loki.domain.json.JsonObject;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code loki audit new-segment}: an operator goes on after damage. */
@Command(
        name = "new-segment",
        description = {
            "Keeps the audit chain as it is, as evidence, and starts a new one whose first entry names it.",
            "For an operator, where the chain was damaged and nothing is appended any more."
        },
        footer = {
            "",
            "Exit codes: 0 started, 3 within a governed run (LOKI_SESSION_ID is set), 70 cannot be done.",
            "",
            "Example: loki audit new-segment --reason \"disk failure on 3 March, ticket 4711\""
        })
final class AuditNewSegmentCommand extends ProjectCommand {

    @Option(
            names = "--reason",
            paramLabel = "TEXT",
            required = true,
            description = "Why; it stands in the new chain's first entry.")
    private String reason;

    @Mixin
    private JsonOption json = new JsonOption();

    @Spec
    private @Nullable CommandSpec spec;

    AuditNewSegmentCommand(Invocation invocation) {
        super(invocation);
        this.reason = "";
    }

    @Override
    protected int run(LokiEnterprise loki, Project project) {
        if (reason.isBlank()) {
            throw new ParameterException(
                    Objects.requireNonNull(spec).commandLine(),
                    "--reason: expected why the chain is begun anew, such as 'disk failure on 3 March, ticket 4711'");
        }
        AuditEntry first = loki.repairs().startAuditSegment(reason).orElseThrow();
        invocation().out().println(json.isWanted() ? first.toJson() : text(first));
        return ExitCode.OK;
    }

    private static String text(AuditEntry first) {
        JsonObject details = (JsonObject) first.metadata();
        String kept = details.string("previous")
                .map(name -> "the old chain is kept as " + name)
                .orElse("the old chain was gone");
        return Printable.line("new chain started; " + kept);
    }
}
