package dev.loki.domain.metric;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.domain.trace.SpanContext;
import dev.loki.domain.trace.SpanId;
import dev.loki.domain.trace.TraceId;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HistogramTest {

    private static final SpanContext SPAN = new SpanContext(new TraceId(1, 2), new SpanId(3), true);

    private final MetricRegistry registry = new MetricRegistry(1_000);
    private final MetricFamily<Histogram> waits =
            registry.histogram(MetricDefinition.histogram("wait_seconds", "s", "Wait", List.of(1.0, 5.0)));
    private final Histogram wait = waits.with();

    @Test
    void aBoundBelongsToTheRangeItEnds() {
        for (double value : new double[] {0, 1, 1.5, 5, 5.1, 1e300}) {
            wait.record(value);
        }

        assertThat(read().counts()).containsExactly(2L, 2L, 2L);
        assertThat(read().count()).isEqualTo(6);
        assertThat(read().sum()).isEqualTo(1e300);
    }

    @Test
    void losesNothingThatManyThreadsRecord() {
        IntStream.range(0, 60_000).parallel().forEach(i -> wait.record(i % 3 * 3));

        assertThat(read().counts()).containsExactly(20_000L, 20_000L, 20_000L);
        assertThat(read().sum()).isEqualTo(180_000);
    }

    @Test
    void passesOverWhatItCannotHold() {
        wait.record(Double.NaN);
        wait.record(-1);
        wait.record(Double.POSITIVE_INFINITY, SPAN, 5);

        assertThat(read().count()).isZero();
        assertThat(read().exemplars()).isEmpty();
    }

    @Test
    void keepsOneSampledSpanOfEachRangeForASecond() {
        wait.record(0.5, SPAN, 0);
        wait.record(0.6, SPAN, 999_999_999);
        wait.record(3, SPAN, 10);
        wait.record(9, new SpanContext(SPAN.traceId(), SPAN.spanId(), false), 20);
        assertThat(read().exemplars()).containsExactly(new Exemplar(0.5, 0, SPAN), new Exemplar(3, 10, SPAN));

        wait.record(0.7, SPAN, 1_000_000_000);
        assertThat(read().exemplars()).contains(new Exemplar(0.7, 1_000_000_000, SPAN));
    }

    private MetricPoint.Distribution read() {
        return (MetricPoint.Distribution) waits.read().get(0);
    }
}
