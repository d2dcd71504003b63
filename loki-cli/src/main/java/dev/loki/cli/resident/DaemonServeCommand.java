package dev.loki.cli.resident;

import dev.loki.bootstrap.Project;
import dev.loki.bootstrap.ResidentProcess;
import dev.loki.cli.command.ExitCode;
import dev.loki.cli.command.Invocation;
import dev.loki.cli.command.OpenEnded;
import dev.loki.cli.command.ProjectOption;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code loki daemon serve}: this very process is the resident one. */
@Command(
        name = "serve",
        hidden = true,
        description =
                "Answers the hooks of the project's agents, in the foreground, until it is ended. The client script"
                        + " loki-hook and 'loki daemon start' start it in the background.",
        footer = {
            "",
            "Says 'ready' on stdout, and closes it, once it can be asked.",
            "Exit codes: 0 ended, or another one answers for this project, 3 something is configured that cannot be obeyed.",
            "",
            "Example: loki daemon serve"
        })
final class DaemonServeCommand implements Callable<Integer>, OpenEnded {

    private final Invocation invocation;

    @Mixin
    private ProjectOption project;

    DaemonServeCommand(Invocation invocation) {
        this.invocation = invocation;
        this.project = new ProjectOption();
    }

    @Override
    public Integer call() {
        Project served = invocation.project(project.folder);
        Optional<String> end = ResidentProcess.serve(invocation.environment(), served, this::ready, invocation::warn);
        invocation.notice(end.map(reason -> "the resident process ends: " + reason)
                .orElse("another resident process answers for this project"));
        return ExitCode.OK;
    }

    private void ready() {
        invocation.out().println("ready");
        invocation.out().close();
    }
}
