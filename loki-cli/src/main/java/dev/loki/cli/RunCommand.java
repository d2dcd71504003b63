package dev.loki.cli;

import dev.loki.application.run.RunSummary;
import dev.loki.bootstrap.LokiEnterprise;
import dev.loki.bootstrap.Project;
import dev.loki.domain.json.JsonValue;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code loki run}: one command under governance. */
@Command(
        name = "run",
        description = "Runs a command under governance: checks it, keeps it on record, hands it the trace, verifies the"
                + " chain at its end.",
        footer = {
            "",
            "With --project the command starts in the project's folder, else in the current one.",
            "Exit codes: 1 denied, 2 approval required, 3 configuration, 64 usage, 70 the run cannot be proven,",
            "126 and 127 the command cannot be started, 128+n killed by signal n, else the command's own.",
            "",
            "Example: loki run --project examples/quickstart -- sh agent.sh"
        })
final class RunCommand extends ProjectCommand implements OpenEnded {

    @Spec
    private CommandSpec spec;

    @Option(names = "--quiet", description = "Prints no summary.")
    private boolean quiet;

    @Option(names = "--json", description = "Prints the summary as JSON, on stderr.")
    private boolean json;

    @Parameters(arity = "1..*", paramLabel = "COMMAND", description = "The command and its arguments.")
    private List<String> command = List.of();

    RunCommand(Invocation invocation) {
        super(invocation);
    }

    @Override
    public Integer call() {
        if (command.get(0).isEmpty()) {
            throw new ParameterException(spec.commandLine(), "the name of the command must not be empty");
        }
        warnOfLostCharacters();
        return super.call();
    }

    @Override
    int run(LokiEnterprise loki, Project project) {
        Path directory = isProjectNamed() ? project.root() : invocation().currentFolder();
        RunSummary summary = loki.run(command, directory, invocation().environment(), invocation()::notice);
        report(project, summary, AirGapText.json(loki));
        if (!json && !quiet) {
            AirGapText.line(loki).ifPresent(invocation().err()::println);
        }
        return summary.exitCode();
    }

    private void warnOfLostCharacters() {
        List<String> variables = LostCharacters.variables(invocation().environment());
        if (!variables.isEmpty()) {
            invocation().warn("not valid UTF-8, and so changed for the command: " + String.join(", ", variables));
        }
    }

    /** What went wrong is said even when the summary is not wanted. */
    private void report(Project governed, RunSummary summary, JsonValue airGap) {
        summary.troubles().forEach(invocation()::warn);
        if (summary.message() != null) {
            invocation().fail(summary.outcome().wireName().replace('_', ' ') + ": " + summary.message());
        }
        if (json) {
            invocation().err().println(SummaryText.json(governed, summary).with(AirGapText.MEMBER, airGap));
        } else if (!quiet) {
            SummaryText.lines(governed, summary).forEach(invocation().err()::println);
        }
    }
}
