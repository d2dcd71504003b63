package dev.loki.cli.metric;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.cli.Typed;
import dev.loki.cli.telemetry.RecordedRun;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MetricsShowCommandTest {

    private static final String RESOURCE = "{\"resource\":{\"attributes\":["
            + RecordedRun.text("service.name", "claude-code") + "]},\"scopeMetrics\":[{\"metrics\":[";

    @TempDir
    private Path project;

    @Test
    void deltasAreSummedAndHistogramsEstimated() {
        String metrics = line(tokens(1, 2_000_000_000L, 10, "input"))
                + line(tokens(2_000_000_000L, 4_000_000_000L, 32, "input"))
                + line("{\"name\":\"wait\",\"unit\":\"s\",\"histogram\":{\"aggregationTemporality\":2,\"dataPoints\":[{"
                        + "\"startTimeUnixNano\":\"1\",\"timeUnixNano\":\"4000000000\",\"count\":\"4\",\"sum\":2.5,"
                        + "\"bucketCounts\":[\"1\",\"2\",\"1\"],\"explicitBounds\":[0.1,1]}]}}");

        assertThat(show(metrics).out()).isEqualTo("""
            claude_code.token.usage  (counter, tokens, sum of deltas)
              type=input  42

            wait  (histogram, s)
              -           count 4  mean 0.625  p50 0.55  p95 1
            """);
        assertThat(show(metrics, "--prometheus").out())
                .contains("claude_code_token_usage_total{job=\"claude-code\",type=\"input\"} 42\n")
                .contains("wait_bucket{job=\"claude-code\",le=\"1.0\"} 3\n");
        assertThat(show(metrics, "--json").out())
                .startsWith("{\"metric\":\"claude_code.token.usage\",\"kind\":\"counter\"")
                .contains("\"summed_deltas\":true", "\"value\":42}", "\"p95\":1,");
    }

    @Test
    void textOfLabelsIsShownNotObeyed() {
        for (String form : new String[] {"--json", "--prometheus", "--project=."}) {
            Typed shown = show(line(tokens(1, 2, 3, "\\u001b[31m\\u202e")), form);
            assertThat(shown.exitCode()).as(shown.err()).isZero();
            assertThat(shown.out().chars()).as(form).noneMatch(c -> c == 0x1b);
        }
    }

    @Test
    void whatHoldsNoMetricIsSaid() {
        Typed shown = show(RecordedRun.usual().lines());
        assertThat(shown.exitCode()).isEqualTo(3);
        assertThat(shown.err()).contains("no metric").contains("LOKI_OTEL_ENDPOINT=file:.loki/telemetry");
        assertThat(show("", "--json", "--prometheus").exitCode()).isEqualTo(64);
        assertThat(Typed.in(project, "metrics", "show").exitCode()).isEqualTo(3);
    }

    private Typed show(String metrics, String... options) {
        String[] words = new String[options.length + 3];
        words[0] = "metrics";
        words[1] = "show";
        words[2] = "-";
        System.arraycopy(options, 0, words, 3, options.length);
        return Typed.in(project, Map.of(), metrics.getBytes(StandardCharsets.UTF_8), words);
    }

    private static String line(String metric) {
        return "{\"resourceMetrics\":[" + RESOURCE + metric + "]}]}]}\n";
    }

    private static String tokens(long start, long time, int count, String type) {
        return "{\"name\":\"claude_code.token.usage\",\"unit\":\"tokens\",\"sum\":{\"aggregationTemporality\":1,"
                + "\"isMonotonic\":true,\"dataPoints\":[{\"startTimeUnixNano\":\"" + start + "\",\"timeUnixNano\":\""
                + time
                + "\",\"asDouble\":" + count + ",\"attributes\":[" + RecordedRun.text("type", type) + "]}]}}";
    }
}
