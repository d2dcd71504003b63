package dev.loki.contracts.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.loki.domain.trace.Attributes;
import dev.loki.domain.trace.Span;
import dev.loki.domain.trace.SpanContext;
import dev.loki.domain.trace.SpanId;
import dev.loki.domain.trace.SpanKind;
import dev.loki.domain.trace.SpanStatus;
import dev.loki.domain.trace.TraceId;
import dev.loki.ports.trace.SpanSpool;
import dev.loki.ports.trace.SpoolDrain;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every {@link SpanSpool} must do. */
public abstract class SpanSpoolContract {

    private static final Duration AMPLE = Duration.ofMinutes(10);
    private static final TraceId TRACE = new TraceId(1, 2);

    private final List<String> drained = new ArrayList<>();

    /** The spool under test; each call may make a new one over the same place. */
    protected abstract SpanSpool spool();

    /** Leaves these spans as one command does that ends. */
    protected abstract void leave(List<Span> spans);

    /** Leaves something that cannot be read as spans. */
    protected abstract void leaveGarbage();

    @Test
    void spoolThatNobodyWroteIntoIsEmpty() {
        assertThat(drain()).isZero();
        assertThat(drained).isEmpty();
    }

    @Test
    void everySpanOfEveryCommandIsHandedOutWhole() {
        leave(List.of(span(1), span(2)));
        leave(List.of(span(3)));

        assertThat(drain()).isZero();
        assertThat(drained).containsExactlyInAnyOrder(text(1), text(2), text(3));
    }

    @Test
    void whatWasHandedOutIsGone() {
        leave(List.of(span(1)));
        drain();

        assertThat(drain()).isZero();
        assertThat(drained).containsExactly(text(1));
    }

    @Test
    void garbageIsCountedOnceAndCostsNoSpan() {
        leaveGarbage();
        leave(List.of(span(1)));

        assertThat(drain()).isOne();
        assertThat(drain()).isZero();
        assertThat(drained).containsExactly(text(1));
    }

    @Test
    void spansThatAreLeftAfterADrainWaitForTheNext() {
        leave(List.of(span(1)));
        drain();
        leave(List.of(span(2)));
        drain();

        assertThat(drained).containsExactly(text(1), text(2));
    }

    @Test
    void troubleOfTheConsumerIsItsOwn() {
        leave(List.of(span(1)));

        assertThatIllegalStateException().isThrownBy(() -> spool().drain(
                        (span, left) -> {
                            throw new IllegalStateException("full");
                        },
                        AMPLE));
    }

    @Test
    void whatThereIsNoTimeForIsCountedAndWaitsForTheNextDrain() {
        leave(List.of(span(1)));
        leave(List.of(span(2)));

        SpoolDrain hurried = spool().drain((span, left) -> drained.add(span.toString()), Duration.ZERO);

        assertThat(hurried).isEqualTo(new SpoolDrain(0, 2, Duration.ZERO));
        assertThat(drained).isEmpty();
        assertThat(drain()).isZero();
        assertThat(drained).containsExactlyInAnyOrder(text(1), text(2));
    }

    @Test
    void timeThatWasNotNeededIsToldAndNothingIsLeft() {
        leave(List.of(span(1)));

        SpoolDrain drain = spool().drain((span, left) -> drained.add(span.toString()), AMPLE);

        assertThat(drain.left()).isZero();
        assertThat(drain.unused()).isPositive().isLessThan(AMPLE);
    }

    @Test
    void eachSpanComesWithTheTimeThatIsLeft() {
        leave(List.of(span(1), span(2)));
        List<Duration> times = new ArrayList<>();

        spool().drain((span, left) -> times.add(left), AMPLE);

        assertThat(times)
                .hasSize(2)
                .allSatisfy(left -> assertThat(left).isPositive().isLessThanOrEqualTo(AMPLE));
        assertThat(times.get(1)).isLessThanOrEqualTo(times.get(0));
    }

    private int drain() {
        return spool().drain((span, left) -> drained.add(span.toString()), AMPLE)
                .unreadable();
    }

    private static String text(int number) {
        return span(number).toString();
    }

    private static Span span(int number) {
        SpanContext context = new SpanContext(TRACE, new SpanId(number), true);
        Attributes attributes = Attributes.builder()
                .put("number", number)
                .put("text", "é \"quoted\" 😀")
                .build();
        return new Span(
                context, null, "span " + number, SpanKind.INTERNAL, number, number + 1L, attributes, SpanStatus.UNSET);
    }
}
