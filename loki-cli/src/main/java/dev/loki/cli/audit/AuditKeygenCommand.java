package dev.loki.cli.audit;

import dev.loki.bootstrap.LokiEnterprise;
import dev.loki.bootstrap.Project;
import dev.loki.cli.command.ExitCode;
import dev.loki.cli.command.Invocation;
import dev.loki.cli.command.JsonOption;
import dev.loki.cli.command.ProjectCommand;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.note.NoteFormatException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code loki audit keygen}: a key to sign checkpoints with. */
@Command(
        name = "keygen",
        description = "Makes a key that signs checkpoints, in a file for its owner alone, and prints the verifier key.",
        footer = {
            "",
            "The file must lie outside of the project. Its folder is made where it is missing, for its owner alone; no",
            "other is. Keep the verifier key where auditors find it.",
            "",
            "Exit codes: 0 done, 64 the name cannot be one, 70 the file is there already, or cannot be written.",
            "",
            "Example: loki audit keygen ~/.config/loki/audit.key --name example.com/audit"
        })
final class AuditKeygenCommand extends ProjectCommand {

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "FILE", description = "Where the key is kept; not there yet.")
    private Path file = Path.of("");

    @Option(
            names = "--name",
            paramLabel = "NAME",
            defaultValue = "loki/audit",
            description = "What the key is called, without spaces and plus signs (default: ${DEFAULT-VALUE}).")
    private String name = "";

    @Mixin
    private JsonOption json = new JsonOption();

    AuditKeygenCommand(Invocation invocation) {
        super(invocation);
    }

    @Override
    protected int run(LokiEnterprise loki, Project project) {
        try {
            Path place = invocation().currentFolder().resolve(file);
            Path folder = place.toAbsolutePath().normalize().getParent();
            boolean isThere = folder == null || Files.exists(folder);
            String key = loki.evidence().generateKey(place, name).toString();
            if (!isThere) {
                invocation().notice("made the folder " + folder + ", for its owner alone");
            }
            invocation()
                    .out()
                    .println(
                            json.isWanted()
                                    ? JsonObject.builder()
                                            .put("file", place.toString())
                                            .put("verifier_key", key)
                                            .build()
                                    : key);
            return ExitCode.OK;
        } catch (NoteFormatException e) {
            throw new ParameterException(spec.commandLine(), "--name: " + e.getMessage());
        }
    }
}
