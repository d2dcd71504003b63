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

/** {@code loki daemon stop}: the resident process ends. */
@Command(
        name = "stop",
        description =
                "Ends the project's resident process, once it has answered who waits and delivered what it holds. One"
                        + " that does not answer is killed. The next hook starts another one. For an operator.",
        footer = {"", "Exit codes: 0 none runs any more; 3 the run is governed.", "", "Example: loki daemon stop"})
final class DaemonStopCommand extends ProjectCommand {

    @Mixin
    private JsonOption json = new JsonOption();

    DaemonStopCommand(Invocation invocation) {
        super(invocation);
    }

    @Override
    protected int run(LokiEnterprise loki, Project project) {
        Optional<Long> stopped = loki.residents().stop(invocation().environment());
        JsonObject.Builder object = JsonObject.builder().put("stopped", stopped.isPresent());
        stopped.ifPresent(pid -> object.put("pid", pid));
        String line = stopped.map(pid -> "stopped the resident process " + pid).orElse("no resident process runs");
        invocation().out().println(json.isWanted() ? object.build() : line);
        return ExitCode.OK;
    }
}
