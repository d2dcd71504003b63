package dev.loki.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class HttpRetryTest {

    private static final Duration LONG = Duration.ofHours(1);
    private final HttpFailure passing = new TransientHttpFailure("answered 503", null);

    private final SteppedClock clock = new SteppedClock();
    private final HttpRetry retry = new HttpRetry(RetryPolicy.DEFAULT, clock);

    @Test
    void transientFailuresAreTriedAgainWithGrowingSpreadWaits() throws HttpFailure {
        assertThat(retry.run(LONG, failing(passing, passing, passing))).isEqualTo("done");

        assertThat(clock.sleeps()).hasSize(3);
        assertThat(clock.sleeps().get(0)).isBetween(Duration.ofMillis(500), Duration.ofMillis(1500));
        assertThat(clock.sleeps().get(1)).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(3));
        assertThat(clock.sleeps().get(2)).isBetween(Duration.ofSeconds(2), Duration.ofSeconds(6));
    }

    @Test
    void theLastFailureIsThrownWhenRetriesAreUsedUp() {
        HttpFailure last = new TransientHttpFailure("connection broken", null);

        assertThatThrownBy(() -> retry.run(LONG, failing(passing, passing, passing, last)))
                .isSameAs(last);
    }

    @Test
    void permanentFailuresAreNotTriedAgain() {
        assertThatExceptionOfType(PermanentHttpFailure.class)
                .isThrownBy(() -> retry.run(LONG, failing(new PermanentHttpFailure("answered 400"))));
        assertThat(clock.sleeps()).isEmpty();
    }

    @Test
    void whatMayHaveBeenDoneIsNotTriedAgain() {
        HttpFailure doubtful = new TransientHttpFailure("connection broken", Duration.ZERO, true, null);

        assertThatThrownBy(() -> retry.run(LONG, failing(doubtful))).isSameAs(doubtful);
        assertThat(clock.sleeps()).isEmpty();
    }

    @Test
    void waitsStayBelowTheMaximum() throws HttpFailure {
        HttpRetry capped = new HttpRetry(new RetryPolicy(3, Duration.ofSeconds(1), Duration.ofMillis(1600)), clock);

        capped.run(LONG, failing(passing, passing, passing));

        assertThat(clock.sleeps()).allMatch(wait -> wait.compareTo(Duration.ofMillis(1600)) <= 0);
    }

    @Test
    void retryAfterInSecondsIsTheLeastWait() throws HttpFailure {
        retry.run(LONG, failing(new TransientHttpFailure("answered 429", "77")));

        assertThat(clock.sleeps()).containsExactly(Duration.ofSeconds(77));
    }

    @Test
    void retryAfterAsDateIsTheLeastWait() throws HttpFailure {
        retry.run(LONG, failing(new TransientHttpFailure("answered 503", "Sat, 21 Feb 2026 10:01:00 GMT")));

        assertThat(clock.sleeps()).containsExactly(Duration.ofMinutes(1));
    }

    @Test
    void aShortRetryAfterDoesNotShortenTheBackOff() throws HttpFailure {
        retry.run(LONG, failing(new TransientHttpFailure("answered 503", "0")));

        assertThat(clock.sleeps()).singleElement().satisfies(wait -> assertThat(wait)
                .isGreaterThanOrEqualTo(Duration.ofMillis(500)));
    }

    @Test
    void aWaitBeyondTheDeadlineIsNotBegun() {
        HttpFailure patient = new TransientHttpFailure("answered 503", "3600");

        assertThatThrownBy(() -> retry.run(Duration.ofMinutes(1), failing(patient)))
                .isSameAs(patient);
        assertThat(clock.sleeps()).isEmpty();
    }

    @Test
    void anInterruptEndsTheWaitAndStaysSet() {
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> retry.run(LONG, failing(passing))).isSameAs(passing);
        assertThat(Thread.interrupted()).isTrue();
    }

    private static HttpRetry.Attempt<String> failing(HttpFailure... failures) {
        Queue<HttpFailure> left = new ArrayDeque<>(List.of(failures));
        return () -> {
            HttpFailure failure = left.poll();
            if (failure != null) {
                throw failure;
            }
            return "done";
        };
    }
}
