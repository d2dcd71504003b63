package dev.loki.cli.command;

import dev.loki.bootstrap.LokiEnterprise;
import dev.loki.bootstrap.Project;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** A command about one project: it is given Loki for that project, which is closed when the command ends. */
@Command
public abstract class ProjectCommand implements Callable<Integer> {

    private final Invocation invocation;

    @Mixin
    private ProjectOption option;

    protected ProjectCommand(Invocation invocation) {
        this.invocation = invocation;
        this.option = new ProjectOption();
    }

    /** What the command does, and the code it exits with. */
    protected abstract int run(LokiEnterprise loki, Project project);

    @Override
    public Integer call() {
        Project project = project();
        try (LokiEnterprise loki = invocation.open(project)) {
            return run(loki, project);
        }
    }

    /** The project that the user means. */
    protected final Project project() {
        return invocation.project(option.folder);
    }

    /** Whether the user named the project on the command line. */
    protected final boolean isProjectNamed() {
        return option.folder != null;
    }

    protected final Invocation invocation() {
        return invocation;
    }
}
