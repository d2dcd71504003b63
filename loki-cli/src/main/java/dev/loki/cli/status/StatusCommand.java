package dev.loki.cli.status;

import dev.loki.bootstrap.LokiEnterprise;
import dev.loki.bootstrap.Project;
import dev.loki.cli.audit.ChainProgressLine;
import dev.loki.cli.command.ExitCode;
import dev.loki.cli.command.Invocation;
import dev.loki.cli.command.JsonOption;
import dev.loki.cli.command.ProjectCommand;
import dev.loki.cli.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code loki status}: how things stand, on one screen. */
@Command(
        name = "status",
        description =
                "Shows on one screen how things stand: the newest run, whether the audit chain holds, how far budgets"
                        + " are used up, what waits for approval, what was denied last, and how far behind the events are.",
        footer = {
            "",
            "The whole audit chain is checked; 'loki audit verify' holds it against its checkpoints, too.",
            "Exit codes: 0 done, 1 the audit chain does not hold, 3 a variable or the project is wrong,",
            "70 something cannot be read, which is said in its place.",
            "",
            "Example: loki status",
            "Example: loki status --json"
        })
public final class StatusCommand extends ProjectCommand {

    @Mixin
    private JsonOption json = new JsonOption();

    public StatusCommand(Invocation invocation) {
        super(invocation);
    }

    @Override
    protected int run(LokiEnterprise loki, Project project) {
        ChainProgressLine progress = new ChainProgressLine(invocation());
        StatusReading status = StatusReading.of(loki, project, new ChainWatch(), progress);
        progress.clear();
        if (json.isWanted()) {
            invocation().out().println(StatusJson.of(project, status));
        } else {
            StatusText.lines(project, status, shown(invocation()))
                    .forEach(invocation().out()::println);
        }
        return exitCode(status);
    }

    /** What is no terminal is told in letters alone. */
    static Terminal shown(Invocation invocation) {
        Terminal terminal = Terminal.of(invocation);
        return Terminal.isTerminal() ? terminal : terminal.ascii();
    }

    static int exitCode(StatusReading status) {
        if (status.chain() != null && !status.chain().verdict().valid()) {
            return ExitCode.DENIED;
        }
        return status.troubles().isEmpty() ? ExitCode.OK : ExitCode.INTERNAL;
    }
}
