package dev.loki.http;

import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import java.time.Duration;

/**
 * Tries a request again while its failure is transient and its outcome known. A {@code Retry-After} is the least wait. Where the next wait
 * would not end before the deadline, it gives up at once. Thread-safe.
 */
public final class HttpRetry {

    private static final double SPREAD = 0.5;

    private final Retry retry;
    private final RetryClock clock;

    public HttpRetry(RetryPolicy policy, RetryClock clock) {
        IntervalFunction backOff = IntervalFunction.ofExponentialRandomBackoff(policy.base(), 2, SPREAD, policy.max());
        this.clock = clock;
        this.retry = Retry.of(
                "http",
                RetryConfig.custom()
                        .maxAttempts(1 + policy.retries())
                        .retryOnException(HttpRetry::mayBeSentAgain)
                        .intervalFunction(backOff)
                        .build());
    }

    /**
     * What the attempt returns, in the end.
     *
     * @param deadline how long all attempts and waits may take; an attempt under way is not cut short
     * @throws HttpFailure the last attempt's failure; an interrupt while waiting stays set
     */
    public <T> T run(Duration deadline, Attempt<T> attempt) throws HttpFailure {
        return run(deadline, attempt, (failure, wait) -> {});
    }

    /**
     * The same, and tells of every wait before it begins.
     *
     * @param deadline how long all attempts and waits may take; an attempt under way is not cut short
     * @throws HttpFailure the last attempt's failure; an interrupt while waiting stays set
     */
    public <T> T run(Duration deadline, Attempt<T> attempt, Waiting waiting) throws HttpFailure {
        long start = clock.nanoTime();
        Retry.AsyncContext<T> attempts = retry.asyncContext();
        while (true) {
            try {
                return attempt.run();
            } catch (HttpFailure failure) {
                Duration left = deadline.minusNanos(clock.nanoTime() - start);
                Duration wait = waitOrGiveUp(attempts.onError(failure), failure, left);
                waiting.before(failure, wait);
                sleep(wait, failure);
            }
        }
    }

    /** resilience4j counts the attempts and names the wait; a negative one means that there is none left. */
    private Duration waitOrGiveUp(long waitMillis, HttpFailure failure, Duration left) throws HttpFailure {
        Duration wait = longer(Duration.ofMillis(waitMillis), askedFor(failure));
        if (waitMillis < 0 || wait.compareTo(left) >= 0) {
            throw failure;
        }
        return wait;
    }

    private void sleep(Duration wait, HttpFailure failure) throws HttpFailure {
        try {
            clock.sleep(wait);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failure;
        }
    }

    private static boolean mayBeSentAgain(Throwable failure) {
        return failure instanceof TransientHttpFailure passing && !passing.outcomeUnknown();
    }

    private Duration askedFor(HttpFailure failure) {
        return failure instanceof TransientHttpFailure passing ? passing.minimumWait(clock.now()) : Duration.ZERO;
    }

    private static Duration longer(Duration a, Duration b) {
        return a.compareTo(b) >= 0 ? a : b;
    }

    /** One attempt at a request. */
    @FunctionalInterface
    public interface Attempt<T> {

        /** Sends the request once. */
        T run() throws HttpFailure;
    }

    /** Who is told of waits. */
    @FunctionalInterface
    public interface Waiting {

        /** After that failure this is waited, and then tried again. */
        void before(HttpFailure failure, Duration wait);
    }
}
