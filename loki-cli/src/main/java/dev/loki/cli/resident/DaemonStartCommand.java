package dev.loki.cli.resident;

import dev.loki.bootstrap.LokiEnterprise;
import dev.loki.bootstrap.Project;
import dev.loki.cli.command.ExitCode;
import dev.loki.cli.command.Invocation;
import dev.loki.cli.command.JsonOption;
import dev.loki.cli.command.ProjectCommand;
import dev.loki.domain.json.JsonObject;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code loki daemon start}: the resident process, before the first hook. */
@Command(
        name = "start",
        description = "Starts the project's resident process in the background, which answers the hooks of agents; does"
                + " nothing where it runs with the same settings. The first hook does so by itself. For an operator.",
        footer = {
            "",
            "Exit codes: 0 it runs; 3 it cannot be started, or the run is governed.",
            "",
            "Example: loki daemon start"
        })
final class DaemonStartCommand extends ProjectCommand {

    @Mixin
    private JsonOption json = new JsonOption();

    DaemonStartCommand(Invocation invocation) {
        super(invocation);
    }

    @Override
    protected int run(LokiEnterprise loki, Project project) {
        JsonObject status = loki.residents().start(invocation().environment());
        invocation().out().println(json.isWanted() ? status : DaemonText.line(status));
        return ExitCode.OK;
    }
}
