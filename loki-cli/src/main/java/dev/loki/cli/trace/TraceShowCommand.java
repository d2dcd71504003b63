package dev.loki.cli.trace;

import dev.loki.application.trace.RecordedTraces;
import dev.loki.bootstrap.LokiEnterprise;
import dev.loki.bootstrap.NewFile;
import dev.loki.bootstrap.Project;
import dev.loki.cli.command.ExitCode;
import dev.loki.cli.command.Invocation;
import dev.loki.cli.command.JsonOption;
import dev.loki.cli.command.ProjectCommand;
import dev.loki.cli.telemetry.RecordingOption;
import dev.loki.cli.telemetry.RecordingTrouble;
import dev.loki.cli.terminal.Terminal;
import dev.loki.cli.text.Amounts;
import dev.loki.domain.trace.TraceId;
import dev.loki.domain.trace.tree.TraceSummary;
import dev.loki.domain.trace.tree.TraceTree;
import dev.loki.ports.telemetry.UnreadableTelemetryException;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code loki trace show}: one trace as a tree. */
@Command(
        name = "show",
        description =
                "Shows one trace as a tree: what happened within what, how long it took, what was decided, and what"
                        + " it cost. On a terminal it has colours; NO_COLOR=1 leaves them out.",
        footer = {
            "",
            "Exit codes: 0 done, 3 there is nothing to be read, or no such trace.",
            "",
            "Example: LOKI_OTEL_ENDPOINT=file:.loki/telemetry loki run -- sh agent.sh; loki trace show",
            "Example: loki trace show --html --output run.html"
        })
final class TraceShowCommand extends ProjectCommand {

    private static final int CANDIDATES_SHOWN = 5;
    private static final int WHOLE_ID = 32;

    @Mixin
    private RecordingOption recording = new RecordingOption();

    @Option(names = "--last", description = "The newest trace, as without --trace: that whose root began last.")
    private boolean last;

    @Option(
            names = "--trace",
            paramLabel = "ID",
            description = "The trace with this id, or whose id alone begins so; 'loki trace list' shows ids.")
    private @Nullable String id;

    @Option(names = "--all", description = "Shows each span, also where a parent has many of one name.")
    private boolean all;

    @Mixin
    private JsonOption json = new JsonOption();

    @Option(names = "--html", description = "Prints a page for a browser, which needs no other file and no network.")
    private boolean html;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Where to; else standard output.")
    private @Nullable Path output;

    @Option(names = "--force", description = "Writes over a file that is there.")
    private boolean force;

    @Spec
    private CommandSpec spec;

    TraceShowCommand(Invocation invocation) {
        super(invocation);
        spec = CommandSpec.create();
    }

    @Override
    protected int run(LokiEnterprise loki, Project project) {
        if (json.isWanted() && html) {
            throw usage("--json, --html: expected one of them");
        }
        if (id != null && (last || !id.toLowerCase(Locale.ROOT).matches("[0-9a-f]{1,32}"))) {
            throw usage(last ? "--last, --trace: expected one of them" : "--trace: expected up to 32 hex digits");
        }
        RecordedTraces.Recorded recorded = recording.read(
                loki.telemetry().recordings(),
                invocation(),
                path -> read(loki.telemetry().recordings().traces(path)));
        RecordingTrouble.tell(recorded.report(), "spans", invocation());
        if (recorded.leftOut() > 0) {
            invocation()
                    .warn("the trace is larger than can be shown: " + recorded.leftOut()
                            + " spans were left out (more memory, as by LOKI_JAVA_OPTS=-Xmx2g, may hold more, up to "
                            + RecordedTraces.MOST_SPANS + ")");
        }
        try {
            return write(recorded);
        } catch (IOException e) {
            invocation().fail(String.valueOf(e.getMessage()));
            return ExitCode.INTERNAL;
        }
    }

    private RecordedTraces.Recorded read(RecordedTraces traces) {
        String wanted = id == null ? "" : id.toLowerCase(Locale.ROOT);
        if (wanted.length() == WHOLE_ID && !wanted.matches("0+")) {
            return traces.read(TraceId.parse(wanted)).orElseThrow(() -> absent(wanted));
        }
        RecordedTraces.Contents contents = traces.list();
        TraceSummary chosen = wanted.isEmpty() ? newest(contents) : only(contents, wanted);
        return traces.read(chosen.traceId())
                .orElseThrow(() -> absent(chosen.traceId().hex()));
    }

    private static TraceSummary newest(RecordedTraces.Contents contents) {
        if (contents.traces().isEmpty()) {
            throw new UnreadableTelemetryException(
                    "there is no span in what was read ("
                            + Amounts.number(contents.report().files(), "file") + ", "
                            + contents.report().unreadable()
                            + " unreadable lines); expected OTLP JSON, a request a line, as LOKI_OTEL_ENDPOINT=file:.loki/telemetry"
                            + " and the collector's file exporter write it",
                    null);
        }
        return contents.traces().get(0);
    }

    private static TraceSummary only(RecordedTraces.Contents contents, String prefix) {
        List<TraceSummary> found = contents.startingWith(prefix);
        if (found.isEmpty()) {
            throw absent(prefix);
        }
        if (found.size() > 1) {
            String some = found.stream()
                    .limit(CANDIDATES_SHOWN)
                    .map(trace -> trace.traceId().hex())
                    .collect(Collectors.joining(", "));
            throw new UnreadableTelemetryException(
                    found.size() + " traces begin with " + prefix + ": " + some + "; give more of the id", null);
        }
        return found.get(0);
    }

    private static UnreadableTelemetryException absent(String id) {
        return new UnreadableTelemetryException(
                "no trace that begins with " + id + " is recorded; 'loki trace list' shows those that are", null);
    }

    private int write(RecordedTraces.Recorded recorded) throws IOException {
        if (output == null) {
            write(recorded.tree(), Terminal.of(invocation()), invocation().out()::print);
            return ExitCode.OK;
        }
        return NewFile.write(project(), invocation().currentFolder().resolve(output), force, out -> {
            Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
            write(recorded.tree(), Terminal.of(invocation()).plain(), text -> append(text, writer));
            writer.flush();
            return ExitCode.OK;
        });
    }

    /** Piece by piece: as a whole, a large trace would take its memory several times. */
    private void write(TraceTree tree, Terminal terminal, Consumer<String> out) {
        if (html) {
            TracePage.write(tree, out);
        } else if (json.isWanted()) {
            new TraceJson(UnaryOperator.identity()).write(tree, out);
        } else {
            new TraceText(terminal, tree, line -> out.accept(line + "\n")).print(all);
        }
    }

    private static void append(String text, Writer writer) {
        try {
            writer.write(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ParameterException usage(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
