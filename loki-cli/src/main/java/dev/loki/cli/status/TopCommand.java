package dev.loki.cli.status;

import dev.loki.bootstrap.LokiEnterprise;
import dev.loki.bootstrap.Project;
import dev.loki.cli.command.ExitCode;
import dev.loki.cli.command.Invocation;
import dev.loki.cli.command.JsonOption;
import dev.loki.cli.command.OpenEnded;
import dev.loki.cli.command.ProjectOption;
import dev.loki.ports.audit.VerifyProgress;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code loki top}: how things stand, again and again. */
@Command(
        name = "top",
        description =
                "Shows what 'loki status' shows, anew each second, until q or Ctrl-C ends it. Where standard output is"
                        + " no terminal, one screen follows another.",
        footer = {
            "",
            "A long audit chain is checked where it has grown, and so seldom that it takes a twentieth of the time.",
            "Exit codes: 0 ended by q or --count, 3 a variable or the project is wrong, 64 wrong usage,",
            "128 + n ended by signal n.",
            "",
            "Example: loki top --interval 5",
            "Example: loki top --json --count 60"
        })
public final class TopCommand implements Callable<Integer>, OpenEnded {

    private static final int LONGEST = 3_600;

    private final Invocation invocation;

    @Spec
    private CommandSpec spec;

    @Mixin
    private ProjectOption project = new ProjectOption();

    @Mixin
    private JsonOption json = new JsonOption();

    @Option(names = "--interval", paramLabel = "SECONDS", description = "How often, 1 to 3600. Default: 1")
    private int interval = 1;

    @Option(names = "--count", paramLabel = "N", description = "Ends after this many times.")
    private long count = Long.MAX_VALUE;

    public TopCommand(Invocation invocation) {
        this.invocation = invocation;
        spec = CommandSpec.create();
    }

    @Override
    public Integer call() {
        if (interval < 1 || interval > LONGEST || count < 1) {
            throw new ParameterException(
                    spec.commandLine(), "--interval: expected 1 to " + LONGEST + " seconds; --count: a number from 1");
        }
        Project governed = invocation.project(project.folder);
        ChainWatch chain = new ChainWatch();
        try (Screen screen = Screen.open(invocation, json.isWanted())) {
            for (long shown = 1; ; shown++) {
                show(governed, chain, screen);
                if (shown >= count || screen.isEndedWithin(interval, TimeUnit.SECONDS)) {
                    return ExitCode.OK;
                }
            }
        }
    }

    /** Each time with what files and policies say by then. */
    private void show(Project governed, ChainWatch chain, Screen screen) {
        try (LokiEnterprise loki = invocation.open(governed)) {
            StatusReading status = StatusReading.of(loki, governed, chain, VerifyProgress.NONE);
            if (json.isWanted()) {
                invocation.out().println(StatusJson.of(governed, status));
            } else {
                screen.draw(StatusText.lines(governed, status, StatusCommand.shown(invocation)));
            }
        }
    }
}
