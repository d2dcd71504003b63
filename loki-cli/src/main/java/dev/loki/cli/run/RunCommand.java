package dev.loki.cli.run;

import dev.loki.application.cycle.StepPreview;
import dev.loki.application.run.RunSummary;
import dev.loki.bootstrap.CycleOrder;
import dev.loki.bootstrap.LokiEnterprise;
import dev.loki.bootstrap.Project;
import dev.loki.cli.command.ExitCode;
import dev.loki.cli.command.Failures;
import dev.loki.cli.command.Invocation;
import dev.loki.cli.command.OpenEnded;
import dev.loki.cli.command.ProjectCommand;
import dev.loki.cli.command.WrongUsage;
import dev.loki.cli.residency.AirGapText;
import dev.loki.cli.text.LostCharacters;
import dev.loki.cli.text.Printable;
import dev.loki.domain.cycle.Cycle;
import dev.loki.domain.json.JsonArray;
import dev.loki.domain.json.JsonNumber;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonValue;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code loki run}: one command, or the cycle of the project's run file, under governance. */
@Command(
        name = "run",
        description = "Runs a command under governance: checks it, keeps it on record, hands it the trace, verifies the"
                + " chain at its end. Without a command, runs the cycle of .loki/run.yaml: reason, act, reflect and verify,"
                + " until the gates are passed, and then the deployment.",
        footer = {
            "",
            "With --project the command starts in the project's folder, else in the current one.",
            "Exit codes: 1 denied, 2 approval required, 3 configuration, 4 budget, 20 the time (LOKI_MAX_DURATION) or a",
            "cycle's iterations are used up, 64 usage, 70 the run cannot be proven, 126 and 127 the command cannot be",
            "started, 128+n killed by signal n, else the command's own, or that of the deployment.",
            "",
            "Examples: loki run --project examples/quickstart -- sh agent.sh",
            "          loki run --json -- sh agent.sh 2>&1 >/dev/null | tail -n 1 | jq",
            "          loki run --dry-run --project examples/rarv"
        })
public final class RunCommand extends ProjectCommand implements OpenEnded {

    @Spec
    private CommandSpec spec;

    @Option(names = "--quiet", description = "Says neither what is on nor how it went, but what goes wrong.")
    private boolean quiet;

    @Option(names = "--json", description = "Prints the summary as JSON: the last line on stderr, whatever happens.")
    private boolean json;

    @Option(names = "--resume", description = "Goes on with the last cycle, without its finished steps.")
    private boolean resume;

    @Option(
            names = "--policies-changed",
            description = "With --resume: goes on although the policy file that the cycle went by is gone. For an"
                    + " operator.")
    private boolean policiesChanged;

    @Option(
            names = "--dry-run",
            description = "Shows the steps of the cycle and what the policies say to them, and starts nothing.")
    private boolean dryRun;

    @Parameters(arity = "0..*", paramLabel = "COMMAND", description = "The command and its arguments.")
    private List<String> command = List.of();

    private @Nullable JsonObject summary;
    private @Nullable String failure;

    public RunCommand(Invocation invocation) {
        super(invocation);
    }

    @Override
    public Integer call() {
        if (!command.isEmpty() && command.get(0).isEmpty()) {
            throw new ParameterException(spec.commandLine(), "the name of the command must not be empty");
        }
        if (!command.isEmpty() && (resume || dryRun)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--resume and --dry-run are for the cycle of .loki/run.yaml, not for a command");
        }
        if (policiesChanged && !resume) {
            throw new ParameterException(spec.commandLine(), "--policies-changed says nothing without --resume");
        }
        warnOfLostCharacters();
        return json && !dryRun ? endingInJson() : super.call();
    }

    /** Nothing is said behind the summary, not even by what is closed; it does not share a line with what the command said. */
    private int endingInJson() {
        invocation().error().setWanted(false);
        int exitCode = failingInWords();
        JsonObject last = summary == null ? SummaryText.notRun(exitCode, failure) : summary;
        invocation().err().println("\n" + last.with("exitCode", JsonNumber.of(exitCode)));
        return exitCode;
    }

    private int failingInWords() {
        try {
            return super.call();
        } catch (ParameterException e) {
            failure = e.getMessage();
            return WrongUsage.tell(invocation(), e);
        } catch (RuntimeException e) {
            failure = e.getMessage();
            return Failures.tell(invocation(), e);
        }
    }

    @Override
    protected int run(LokiEnterprise loki, Project project) {
        if (command.isEmpty()) {
            return runCycle(loki, project);
        }
        Path directory = isProjectNamed() ? project.root() : invocation().currentFolder();
        List<String> parts = told(loki);
        return reported(
                loki,
                project,
                parts,
                loki.runs().run(command, directory, invocation().environment(), invocation()::notice));
    }

    /** What is on, said before anything happens. */
    private List<String> told(LokiEnterprise loki) {
        List<String> parts = loki.runs().parts(invocation().environment());
        if (!json) {
            tell("on: " + String.join(", ", parts));
        }
        return parts;
    }

    private int reported(LokiEnterprise loki, Project project, List<String> parts, RunSummary done) {
        report(project, done, AirGapText.json(loki), JsonArray.ofStrings(parts));
        if (!json && !quiet) {
            AirGapText.line(loki).ifPresent(invocation().err()::println);
        }
        return done.exitCode();
    }

    private int runCycle(LokiEnterprise loki, Project project) {
        if (!loki.cycles().hasRunFile()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "expected a COMMAND, or " + project.lokiDir().resolve("run.yaml") + ", which says what is run");
        }
        CycleOrder order = new CycleOrder(
                resume,
                policiesChanged,
                invocation().environment(),
                invocation().out(),
                invocation().err(),
                this::tell,
                invocation()::notice);
        if (dryRun) {
            show(project, loki, order);
            return ExitCode.OK;
        }
        if (!resume && loki.cycles().isInterrupted()) {
            tell("the last cycle was stopped or interrupted, and --resume would have gone on with it");
        }
        List<String> parts = told(loki);
        return reported(loki, project, parts, loki.cycles().run(order));
    }

    private void show(Project project, LokiEnterprise loki, CycleOrder order) {
        Cycle cycle = loki.cycles().plan(order);
        List<StepPreview> steps = loki.cycles().preview(cycle);
        if (json) {
            invocation().out().println(CycleText.json(project, cycle, steps));
        } else {
            CycleText.lines(project, cycle, steps).forEach(invocation().out()::println);
        }
    }

    private void tell(String progress) {
        if (!quiet) {
            invocation().err().println("loki: " + Printable.line(progress));
        }
    }

    private void warnOfLostCharacters() {
        List<String> variables = LostCharacters.variables(invocation().environment());
        if (!variables.isEmpty()) {
            invocation().warn("not valid UTF-8, and so changed for the command: " + String.join(", ", variables));
        }
    }

    /** What went wrong is said even when the summary is not wanted. */
    private void report(Project governed, RunSummary done, JsonValue airGap, JsonArray parts) {
        done.troubles().forEach(invocation()::warn);
        if (done.message() != null) {
            invocation().fail(done.outcome().wireName().replace('_', ' ') + ": " + done.message());
        }
        if (json) {
            summary = SummaryText.json(governed, done)
                    .with(AirGapText.MEMBER, airGap)
                    .with("on", parts);
        } else if (!quiet) {
            SummaryText.lines(governed, done).forEach(invocation().err()::println);
        }
    }
}
