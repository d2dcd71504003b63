package dev.loki.cli.resident;

import dev.loki.bootstrap.LokiEnterprise;
import dev.loki.bootstrap.Project;
import dev.loki.cli.command.ExitCode;
import dev.loki.cli.command.Invocation;
import dev.loki.cli.command.JsonOption;
import dev.loki.cli.command.ProjectCommand;
import dev.loki.domain.json.JsonObject;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code loki daemon status}: how the resident process is. */
@Command(
        name = "status",
        description = "Says whether the project's resident process runs, since when, and what it has answered.",
        footer = {
            "",
            "Exit codes: 0 it runs, 1 it does not, 3 one is there that does not answer as it should.",
            "",
            "Example: loki daemon status --json"
        })
final class DaemonStatusCommand extends ProjectCommand {

    @Mixin
    private JsonOption json = new JsonOption();

    DaemonStatusCommand(Invocation invocation) {
        super(invocation);
    }

    @Override
    protected int run(LokiEnterprise loki, Project project) {
        Optional<JsonObject> status = loki.residents().status(invocation().environment());
        if (json.isWanted()) {
            invocation().out().println(status.orElse(DaemonText.NOT_RUNNING));
        } else {
            status.map(DaemonText::lines)
                    .orElse(DaemonText.NONE)
                    .forEach(invocation().out()::println);
        }
        return status.isPresent() ? ExitCode.OK : ExitCode.DENIED;
    }
}
