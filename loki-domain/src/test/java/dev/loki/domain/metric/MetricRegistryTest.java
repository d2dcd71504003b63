package dev.loki.domain.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MetricRegistryTest {

    private static final MetricDefinition RUNS = MetricDefinition.counter("runs_total", "{run}", "Runs");

    private final MetricRegistry registry = new MetricRegistry(1_000);

    @Test
    void readsOnlyWhatWasRecordedWithTheTimesOfItsSums() {
        registry.gauge(MetricDefinition.gauge("never_set", "s", "Never set"));
        registry.counter(RUNS).with().increment();

        MetricSnapshot snapshot = registry.read(2_000);

        assertThat(snapshot.temporality()).isEqualTo(Temporality.CUMULATIVE);
        assertThat(snapshot.startEpochNanos()).isEqualTo(1_000);
        assertThat(snapshot.epochNanos()).isEqualTo(2_000);
        assertThat(snapshot.metrics())
                .extracting(MetricSnapshot.Metric::definition)
                .containsExactly(RUNS);
    }

    @Test
    void gaugesThatOthersHoldAreSetBeforeEachReading() {
        MetricFamily<Gauge> lag = registry.gauge(MetricDefinition.gauge("lag", "{event}", "Lag"));
        registry.beforeReading(() -> lag.with().add(1));

        registry.read(2_000);
        MetricSnapshot second = registry.read(3_000);

        assertThat(second.metrics().get(0).points()).extracting("value").containsExactly(2.0);
    }

    @Test
    void aNameIsTakenOnce() {
        registry.counter(RUNS);

        assertThatThrownBy(() -> registry.counter(RUNS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("runs_total");
    }

    @Test
    void aKindIsWhatItsDefinitionSays() {
        assertThatThrownBy(() -> registry.gauge(RUNS)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1runs_total", "runs-total", "runs_total\n", "läufe_total", "runs"})
    void refusesNamesThatNoBackendKnows(String name) {
        assertThatThrownBy(() -> MetricDefinition.counter(name, "{run}", "Runs"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesDefinitionsThatCannotBe() {
        assertRefused(() -> MetricDefinition.gauge("a", "s", "A", "x", "x"), "twice");
        assertRefused(() -> MetricDefinition.gauge("a", "s", "A", "x-y"), "label");
        assertRefused(() -> MetricDefinition.gauge("a", "s", "A\nB"), "description");
        assertRefused(() -> MetricDefinition.histogram("a", "s", "A", List.of()), "bounds");
        assertRefused(() -> MetricDefinition.histogram("a", "s", "A", List.of(1.0, 1.0)), "ascend");
        assertRefused(() -> MetricDefinition.histogram("a", "s", "A", List.of(1.0, Double.NaN)), "ascend");
        assertRefused(() -> MetricDefinition.gauge("a_total", "s", "A"), "_total");
    }

    /** A backend appends a unit it knows, and {@code _ratio} for the unit 1; it drops what stands in braces. */
    @Test
    void noUnitIsAppendedToANameOnceMore() {
        LokiMetrics metrics = LokiMetrics.in(registry);

        assertThat(List.of(
                        metrics.taskDuration().definition(),
                        metrics.decisionLatency().definition(),
                        metrics.approvalWait().definition()))
                .allMatch(metric -> metric.unit().equals("s") && metric.name().endsWith("_seconds"));
        assertThat(List.of(
                        metrics.qualityGatePasses().definition(),
                        metrics.activeAgents().definition(),
                        metrics.tokens().definition(),
                        metrics.councilApprovalRate().definition(),
                        metrics.budgetUsed().definition()))
                .allMatch(metric -> metric.unit().matches("\\{[a-z]+\\}"));
    }

    @Test
    void theSixOfTheOriginalKeepTheirNames() {
        LokiMetrics metrics = LokiMetrics.in(registry);

        assertThat(List.of(
                        metrics.taskDuration().definition().name(),
                        metrics.qualityGatePasses().definition().name(),
                        metrics.qualityGateFailures().definition().name(),
                        metrics.activeAgents().definition().name(),
                        metrics.tokens().definition().name(),
                        metrics.councilApprovalRate().definition().name()))
                .containsExactly(
                        "loki_task_duration_seconds",
                        "loki_quality_gate_pass_total",
                        "loki_quality_gate_fail_total",
                        "loki_agent_active",
                        "loki_tokens_consumed_total",
                        "loki_council_approval_rate");
    }

    private static void assertRefused(Runnable definition, String why) {
        assertThatThrownBy(definition::run)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(why);
    }
}
