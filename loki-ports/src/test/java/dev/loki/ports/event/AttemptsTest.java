package dev.loki.ports.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.loki.domain.event.Event;
import dev.loki.domain.json.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

class AttemptsTest {

    private static final Event EVENT = Event.of("a1", "task", "runner", "2026-02-21T10:00:00.000Z", JsonObject.EMPTY);
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final List<Duration> pauses = new ArrayList<>();

    @Test
    void whatIsTakenInTheEndIsHandledAndThePausesDouble() throws Exception {
        Attempts attempts = attempts(5, new IOException("down"), new AssertionError(), new StackOverflowError());

        assertThat(attempts.at(EVENT, this::keep)).isEqualTo(new Attempts.Handled());
        assertThat(pauses).containsExactly(PAUSE, PAUSE.multipliedBy(2), PAUSE.multipliedBy(4));
    }

    @Test
    void whatFailsAsOftenAsItIsTriedIsRefusedWithTheLastReason() throws Exception {
        Attempts attempts = attempts(2, new IOException("down"), new NoClassDefFoundError("a/B"));

        Attempts.Outcome outcome = attempts.at(EVENT, this::keep);

        String reason = "the handler of group readers refused it 2 times, at last with"
                + " java.lang.NoClassDefFoundError: a/B";
        assertThat(outcome).isEqualTo(new Attempts.Refused(reason));
        assertThat(new Attempts.Refused(reason).warning(EVENT)).isEqualTo("event a1 is a dead letter: " + reason);
        assertThat(pauses).containsExactly(PAUSE, Duration.ZERO);
    }

    @Test
    void whatIsNotTheMembersAnyMoreIsNeitherTriedAgainNorRefused() throws Exception {
        IOException down = new IOException("down");

        assertThat(attempts(2, down, down).at(EVENT, time -> false)).isEqualTo(new Attempts.Left());
        assertThat(attempts(1, down).at(EVENT, time -> false)).isEqualTo(new Attempts.Left());
    }

    @Test
    void whatEndsTheProcessOrTheThreadIsNoFailureOfTheHandler() {
        Attempts full = attempts(5, new OutOfMemoryError("not really"));
        Attempts interrupted = attempts(5, new InterruptedException());
        Attempts cut = attempts(5, new IOException("down"));

        assertThatExceptionOfType(OutOfMemoryError.class).isThrownBy(() -> full.at(EVENT, this::keep));
        assertThatExceptionOfType(InterruptedException.class).isThrownBy(() -> interrupted.at(EVENT, this::keep));
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> cut.at(EVENT, time -> {
                    throw new IOException("the page is gone");
                }))
                .withMessage("the page is gone");
        assertThat(pauses).isEmpty();
    }

    private boolean keep(Duration time) {
        return pauses.add(time);
    }

    /** With a handler that throws these one after the other, and then takes what it is given. */
    private static Attempts attempts(int most, Throwable... failures) {
        Deque<Throwable> left = new ArrayDeque<>(List.of(failures));
        ConsumerGroup group = ConsumerGroup.named("readers").retrying(new Retries(most, PAUSE));
        return new Attempts(group, event -> {
            Throwable failure = left.poll();
            if (failure instanceof Error error) {
                throw error;
            } else if (failure instanceof Exception exception) {
                throw exception;
            }
        });
    }
}
