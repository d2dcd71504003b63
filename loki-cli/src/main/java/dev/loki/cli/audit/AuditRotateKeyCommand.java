package dev.loki.cli.audit;

import dev.loki.bootstrap.LokiEnterprise;
import dev.loki.bootstrap.Project;
import dev.loki.cli.command.ExitCode;
import dev.loki.cli.command.Invocation;
import dev.loki.cli.command.JsonOption;
import dev.loki.cli.command.ProjectCommand;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonString;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code loki audit rotate-key}: from one signing key to the next. */
@Command(
        name = "rotate-key",
        description =
                "Hands over from the key in LOKI_AUDIT_SIGNING_KEY_FILE to the next, in a checkpoint that both sign,"
                        + " and prints that checkpoint. Whoever trusts the one then trusts the other.",
        footer = {
            "",
            "Afterwards let LOKI_AUDIT_SIGNING_KEY_FILE name the new key, and remove the old one.",
            "",
            "Exit codes: 0 done, 3 a key cannot be used, 70 the checkpoint cannot be written.",
            "",
            "Example: loki audit rotate-key ~/.config/loki/audit-2027.key"
        })
final class AuditRotateKeyCommand extends ProjectCommand {

    @Parameters(index = "0", paramLabel = "FILE", description = "The next key, which 'loki audit keygen' made.")
    private Path next = Path.of("");

    @Mixin
    private JsonOption json = new JsonOption();

    AuditRotateKeyCommand(Invocation invocation) {
        super(invocation);
    }

    @Override
    protected int run(LokiEnterprise loki, Project project) {
        String checkpoint = loki.evidence()
                .rotateKey(invocation().currentFolder().resolve(next))
                .toString();
        invocation()
                .out()
                .print(
                        json.isWanted()
                                ? JsonObject.EMPTY.with("checkpoint", new JsonString(checkpoint)) + "\n"
                                : checkpoint);
        return ExitCode.OK;
    }
}
