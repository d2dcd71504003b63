package dev.loki.cli.metric;

import dev.loki.application.metric.RecordedMetrics;
import dev.loki.bootstrap.LokiEnterprise;
import dev.loki.bootstrap.Project;
import dev.loki.cli.command.ExitCode;
import dev.loki.cli.command.Invocation;
import dev.loki.cli.command.JsonOption;
import dev.loki.cli.command.ProjectCommand;
import dev.loki.cli.telemetry.RecordingOption;
import dev.loki.cli.telemetry.RecordingTrouble;
import dev.loki.cli.terminal.Terminal;
import dev.loki.domain.metric.PrometheusText;
import dev.loki.domain.metric.recorded.PrometheusView;
import dev.loki.ports.telemetry.UnreadableTelemetryException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code loki metrics show}: what the metrics that were recorded came to. */
@Command(
        name = "show",
        description =
                "Shows what each series of the metrics that were recorded came to: of sums and histograms what all"
                        + " processes counted together, of gauges the last value. Quantiles are estimates, as ranges allow them.",
        footer = {
            "",
            "Exit codes: 0 done, 3 there is nothing to be read.",
            "",
            "Example: LOKI_OTEL_ENDPOINT=file:.loki/telemetry loki run -- sh agent.sh; loki metrics show",
            "Example: loki metrics show collector.jsonl.gz --prometheus"
        })
public final class MetricsShowCommand extends ProjectCommand {

    @Mixin
    private RecordingOption recording = new RecordingOption();

    @Mixin
    private JsonOption json = new JsonOption();

    @Option(names = "--prometheus", description = "Prints the text that Prometheus reads.")
    private boolean prometheus;

    @Spec
    private CommandSpec spec;

    public MetricsShowCommand(Invocation invocation) {
        super(invocation);
        spec = CommandSpec.create();
    }

    @Override
    protected int run(LokiEnterprise loki, Project project) {
        if (json.isWanted() && prometheus) {
            throw new ParameterException(spec.commandLine(), "--json, --prometheus: expected one of them");
        }
        RecordedMetrics.Contents contents = recording.read(
                loki.telemetry().recordings(),
                invocation(),
                path -> loki.telemetry().recordings().metrics(path).read());
        RecordingTrouble.tell(contents.report(), "points", invocation());
        if (contents.leftOut() > 0) {
            invocation().warn(contents.leftOut() + " points are of more series than can be shown");
        }
        if (contents.series().isEmpty()) {
            throw new UnreadableTelemetryException(
                    "there is no metric in what was read; an engine and 'loki run' record theirs each minute and at the"
                            + " end, with LOKI_OTEL_ENDPOINT=file:.loki/telemetry",
                    null);
        }
        print(contents);
        return ExitCode.OK;
    }

    private void print(RecordedMetrics.Contents contents) {
        if (prometheus) {
            PrometheusView view = PrometheusView.of(
                    contents.series().stream().map(MetricsText::visible).toList());
            invocation().out().print(PrometheusText.PROMETHEUS.write(view.snapshot()));
            if (view.leftOut() > 0) {
                invocation().warn(view.leftOut() + " series have no form that Prometheus takes");
            }
        } else if (json.isWanted()) {
            contents.series().forEach(series -> invocation().out().println(MetricsText.json(series)));
        } else {
            new MetricsText(Terminal.of(invocation()), invocation().out()::println).print(contents.series());
        }
    }
}
