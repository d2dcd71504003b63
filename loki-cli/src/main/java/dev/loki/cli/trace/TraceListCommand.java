package dev.loki.cli.trace;

import dev.loki.application.trace.RecordedTraces;
import dev.loki.bootstrap.LokiEnterprise;
import dev.loki.bootstrap.Project;
import dev.loki.cli.command.ExitCode;
import dev.loki.cli.command.Invocation;
import dev.loki.cli.command.JsonOption;
import dev.loki.cli.command.ProjectCommand;
import dev.loki.cli.telemetry.RecordingOption;
import dev.loki.cli.telemetry.RecordingTrouble;
import dev.loki.cli.text.Amounts;
import dev.loki.cli.text.Printable;
import dev.loki.domain.trace.tree.SpanVerdict;
import dev.loki.domain.trace.tree.TraceSummary;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code loki trace list}: the traces that were recorded. */
@Command(
        name = "list",
        description =
                "Prints the traces that were recorded, the newest first: when it began, how long it took, how many"
                        + " spans and errors it has, the strongest verdict, and what it is.",
        footer = {"", "Exit codes: 0 done, 3 there is nothing to be read.", "", "Example: loki trace list --limit 10"})
final class TraceListCommand extends ProjectCommand {

    @Mixin
    private RecordingOption recording = new RecordingOption();

    @Option(names = "--limit", paramLabel = "N", defaultValue = "50", description = "At most this many (default: 50).")
    private long limit = 50;

    @Mixin
    private JsonOption json = new JsonOption();

    @Spec
    private @Nullable CommandSpec spec;

    TraceListCommand(Invocation invocation) {
        super(invocation);
    }

    @Override
    protected int run(LokiEnterprise loki, Project project) {
        if (limit < 1) {
            throw new ParameterException(
                    Objects.requireNonNull(spec).commandLine(), "--limit: expected a number from 1, found " + limit);
        }
        RecordedTraces.Contents contents = recording.read(
                loki.telemetry().recordings(),
                invocation(),
                path -> loki.telemetry().recordings().traces(path).list());
        RecordingTrouble.tell(contents.report(), "spans", invocation());
        print(contents.traces());
        if (contents.forgotten() > 0) {
            invocation().warn(contents.forgotten() + " older traces are not listed");
        }
        return ExitCode.OK;
    }

    private void print(List<TraceSummary> traces) {
        traces.stream().limit(limit).forEach(trace -> invocation().out().println(line(trace)));
        if (traces.size() > limit && !json.isWanted()) {
            invocation().notice((traces.size() - limit) + " older ones are there; --limit shows more");
        }
    }

    private String line(TraceSummary trace) {
        if (json.isWanted()) {
            return new TraceJson(UnaryOperator.identity()).summary(trace).toString();
        }
        SpanVerdict worst = trace.worst();
        return String.format(
                Locale.ROOT,
                "%s  %s  %10s  %12s  %-16s  %s",
                trace.traceId().hex().substring(0, 12),
                Amounts.time(trace.startEpochNanos()),
                Amounts.duration(trace.durationNanos()),
                Amounts.number(trace.spans(), "span"),
                trace.errors() > 0
                        ? Amounts.number(trace.errors(), "error")
                        : worst == null ? "" : Printable.line(worst.word()),
                Printable.line(trace.name() + (trace.detail().isEmpty() ? "" : " " + trace.detail())));
    }
}
