package dev.loki.domain.usage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.domain.metric.Temporality;
import dev.loki.domain.telemetry.DataPoint;
import dev.loki.testing.Nightly;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class UsageMeterTest {

    private final UsageMeter meter = new UsageMeter(0);

    @Test
    void aRecordOfARequestCounts() {
        UsageRecord counted = meter.count(Told.request("s", 120, 55)).orElseThrow();

        assertThat(counted.agent()).isEqualTo(Agent.CLAUDE_CODE);
        assertThat(counted.session()).isEqualTo("s");
        assertThat(counted.model()).isEqualTo("claude-opus-4-8");
        assertThat(counted.usage()).isEqualTo(new Usage(120, 55, 0, 0, 600));
        assertThat(counted.source()).isEqualTo(UsageRecord.Source.REQUEST);
        assertThat(counted.traceId()).isNotNull();
    }

    @Test
    void metricsCountWhereASessionHasNoRecords() {
        assertThat(input(meter.count(Told.tokens("s", "input", 240, 10)))).isEqualTo(240);
        assertThat(output(meter.count(Told.tokens("s", "output", 62, 10)))).isEqualTo(62);
        assertThat(meter.count(Told.tokens("s", "cacheRead", 8_000, 10))
                        .orElseThrow()
                        .usage()
                        .cacheReadTokens())
                .isEqualTo(8_000);
        assertThat(meter.count(Told.tokens("s", "cacheCreation", 60, 10))
                        .orElseThrow()
                        .usage()
                        .cacheCreationTokens())
                .isEqualTo(60);
        UsageRecord cost = meter.count(Told.cost("s", 0.007125000000000001, 10)).orElseThrow();
        assertThat(cost.usage()).isEqualTo(new Usage(0, 0, 0, 0, 7_125));
        assertThat(cost.source()).isEqualTo(UsageRecord.Source.METRIC);
        assertThat(cost.model()).isEqualTo("claude-opus-4-8[1m]");
    }

    @Test
    void metricsCountNoMoreOnceARecordHasCome() {
        assertThat(input(meter.count(Told.request("s", 120, 5)))).isEqualTo(120);

        assertThat(meter.count(Told.tokens("s", "input", 120, 10))).isEmpty();
        assertThat(meter.count(Told.cost("s", 1, 10))).isEmpty();
    }

    @Test
    void recordsThatComeAfterTheirMetricsPayForThemFirst() {
        assertThat(input(meter.count(Told.tokens("s", "input", 100, 10)))).isEqualTo(100);
        assertThat(input(meter.count(Told.tokens("s", "input", 50, 20)))).isEqualTo(50);

        UsageRecord first = meter.count(Told.request("s", 120, 5)).orElseThrow();
        assertThat(first.usage()).as("its input was counted, its output not").isEqualTo(new Usage(0, 5, 0, 0, 600));
        assertThat(input(meter.count(Told.request("s", 40, 0)))).isEqualTo(10);
        assertThat(meter.count(Told.tokens("s", "input", 10, 30))).isEmpty();
        assertThat(input(meter.count(Told.request("s", 7, 0)))).isEqualTo(7);
    }

    @Test
    void aSessionsRecordsSayNothingOfAnotherSession() {
        assertThat(input(meter.count(Told.request("s", 120, 5)))).isEqualTo(120);

        assertThat(input(meter.count(Told.tokens("t", "input", 30, 10)))).isEqualTo(30);
        assertThat(input(meter.count(Told.request("s", 1, 0)))).isEqualTo(1);
    }

    @Test
    void metricsWithoutASessionMayBeOfAny() {
        assertThat(input(meter.count(Told.tokens("", "input", 100, 10)))).isEqualTo(100);

        assertThat(input(meter.count(Told.request("s", 70, 0)))).isZero();
        assertThat(input(meter.count(Told.request("t", 70, 0)))).isEqualTo(40);
        assertThat(meter.count(Told.tokens("", "input", 100, 20))).isEmpty();
    }

    @Test
    void thePointThatIsSentAgainCountsOnce() {
        assertThat(meter.count(Told.tokens("s", "input", 100, 10))).isPresent();

        assertThat(meter.count(Told.tokens("s", "input", 100, 10))).isEmpty();
    }

    @Test
    void cumulativeMetricsCountWhatCame() {
        assertThat(input(meter.count(cumulative(100, 5, 10)))).isEqualTo(100);
        assertThat(input(meter.count(cumulative(130, 5, 20)))).isEqualTo(30);
        assertThat(meter.count(cumulative(130, 5, 30))).isEmpty();
    }

    @Test
    void otherMetricsAndEventsAreNoUsage() {
        assertThat(meter.count(Told.point("claude_code.commit.count", "s", "", 1, Temporality.DELTA, 1, 2)))
                .isEmpty();
        assertThat(meter.count(Told.tokens("s", "thinking", 5, 3))).isEmpty();
        assertThat(meter.count(Told.tokens("s", "input", -5, 3))).isEmpty();
        assertThat(meter.count(Told.tokens("s", "input", Double.NaN, 4))).isEmpty();
    }

    /** The promise itself, for any order of what is told, with records that are lost and points sent again. */
    @Test
    void neverMoreIsCountedThanTheGreaterOfWhatIsTold() {
        Random random = new Random(3);
        for (int round = 0; round < Nightly.count(2_000, 200_000); round++) {
            UsageMeter counting = new UsageMeter(0);
            long records = 0;
            long metrics = 0;
            long counted = 0;
            long pending = 0;
            boolean lost = false;
            for (int i = 0; i < 12; i++) {
                long tokens = random.nextInt(100);
                pending += tokens;
                if (random.nextInt(3) > 0) {
                    records += tokens;
                    counted += input(counting.count(Told.request("s", tokens, 0)));
                } else {
                    lost = true;
                }
                if (random.nextInt(3) == 0) {
                    DataPoint point = Told.tokens("s", "input", (double) pending, i + 1);
                    metrics += pending;
                    pending = 0;
                    counted += input(counting.count(point));
                    counted += input(counting.count(point));
                }
                assertThat(counted).as("round %d", round).isBetween(records, Math.max(records, metrics));
            }
            if (!lost) {
                assertThat(counted).as("round %d", round).isEqualTo(records);
            }
        }
    }

    private static DataPoint cumulative(double value, long start, long time) {
        return Told.point("claude_code.token.usage", "s", "input", value, Temporality.CUMULATIVE, start, time);
    }

    private static long input(Optional<UsageRecord> counted) {
        return counted.map(record -> record.usage().inputTokens()).orElse(0L);
    }

    private static long output(Optional<UsageRecord> counted) {
        return counted.map(record -> record.usage().outputTokens()).orElse(0L);
    }
}
