package dev.loki.adapter.otlp.metric;

import static dev.loki.adapter.otlp.trace.OtlpRules.array;
import static dev.loki.adapter.otlp.trace.OtlpRules.attributes;
import static dev.loki.adapter.otlp.trace.OtlpRules.bool;
import static dev.loki.adapter.otlp.trace.OtlpRules.fields;
import static dev.loki.adapter.otlp.trace.OtlpRules.finite;
import static dev.loki.adapter.otlp.trace.OtlpRules.integer;
import static dev.loki.adapter.otlp.trace.OtlpRules.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.Set;

/** The rules by which a collector takes or refuses metrics as OTLP JSON, kept more strictly than any collector does. */
public final class OtlpMetricRules {

    private OtlpMetricRules() {}

    /** An assertion error for a request that breaks a rule. */
    public static void check(byte[] request) throws IOException {
        JsonNode root = new JsonMapper().readTree(request);
        fields(root, Set.of("resourceMetrics"));
        for (JsonNode resourceMetrics : array(root, "resourceMetrics")) {
            fields(resourceMetrics, Set.of("resource", "scopeMetrics"));
            fields(resourceMetrics.path("resource"), Set.of("attributes"));
            attributes(resourceMetrics.path("resource"));
            for (JsonNode scopeMetrics : array(resourceMetrics, "scopeMetrics")) {
                fields(scopeMetrics, Set.of("scope", "metrics"));
                fields(scopeMetrics.path("scope"), Set.of("name", "version"));
                text(scopeMetrics.path("scope").path("name"), "dev\\.loki");
                text(scopeMetrics.path("scope").path("version"), ".+");
                array(scopeMetrics, "metrics").forEach(OtlpMetricRules::metric);
            }
        }
    }

    private static void metric(JsonNode metric) {
        fields(metric, Set.of("name", "description", "unit", "gauge", "sum", "histogram"));
        text(metric.path("name"), "[a-z_]+");
        text(metric.path("description"), "(?s).+");
        text(metric.path("unit"), "s|\\{[a-z]+}");
        assertThat(metric.properties())
                .as("name, description, unit, and one kind of data")
                .hasSize(4);
        if (metric.has("gauge")) {
            fields(metric.path("gauge"), Set.of("dataPoints"));
            array(metric.path("gauge"), "dataPoints").forEach(OtlpMetricRules::number);
        } else if (metric.has("sum")) {
            fields(metric.path("sum"), Set.of("dataPoints", "aggregationTemporality", "isMonotonic"));
            assertThat(bool(metric.path("sum").path("isMonotonic"))).isTrue();
            temporality(metric.path("sum"));
            array(metric.path("sum"), "dataPoints").forEach(OtlpMetricRules::number);
        } else {
            fields(metric.path("histogram"), Set.of("dataPoints", "aggregationTemporality"));
            temporality(metric.path("histogram"));
            array(metric.path("histogram"), "dataPoints").forEach(OtlpMetricRules::distribution);
        }
    }

    /** Delta or cumulative; the number for "unspecified" is none. */
    private static void temporality(JsonNode data) {
        assertThat(integer(data.path("aggregationTemporality"))).isIn(1, 2);
    }

    private static void number(JsonNode point) {
        fields(point, Set.of("startTimeUnixNano", "timeUnixNano", "attributes", "asDouble"));
        times(point);
        attributes(point);
        finite(point.path("asDouble"));
    }

    private static void distribution(JsonNode point) {
        fields(
                point,
                Set.of(
                        "startTimeUnixNano",
                        "timeUnixNano",
                        "attributes",
                        "count",
                        "sum",
                        "bucketCounts",
                        "explicitBounds",
                        "exemplars"));
        times(point);
        attributes(point);
        finite(point.path("sum"));
        long inBuckets = 0;
        for (JsonNode count : array(point, "bucketCounts")) {
            inBuckets += unsigned(count);
        }
        assertThat(unsigned(point.path("count"))).isEqualTo(inBuckets);
        double last = Double.NEGATIVE_INFINITY;
        for (JsonNode bound : array(point, "explicitBounds")) {
            assertThat(finite(bound)).isGreaterThan(last);
            last = finite(bound);
        }
        assertThat(point.path("bucketCounts"))
                .hasSize(point.path("explicitBounds").size() + 1);
        array(point, "exemplars").forEach(OtlpMetricRules::exemplar);
    }

    private static void exemplar(JsonNode exemplar) {
        fields(exemplar, Set.of("timeUnixNano", "asDouble", "spanId", "traceId"));
        unsigned(exemplar.path("timeUnixNano"));
        finite(exemplar.path("asDouble"));
        text(exemplar.path("spanId"), "[0-9a-f]{16}");
        text(exemplar.path("traceId"), "[0-9a-f]{32}");
    }

    private static void times(JsonNode point) {
        assertThat(unsigned(point.path("startTimeUnixNano")))
                .isPositive()
                .isLessThanOrEqualTo(unsigned(point.path("timeUnixNano")));
    }

    private static long unsigned(JsonNode node) {
        return Long.parseLong(text(node, "[0-9]{1,19}"));
    }
}
