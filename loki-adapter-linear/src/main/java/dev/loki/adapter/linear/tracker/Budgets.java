package dev.loki.adapter.linear.tracker;

import dev.loki.http.RetryAfter;
import dev.loki.http.ServiceReply;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What is left of Linear's budgets, by the headers of every answer: of requests, of points of complexity, and, for some, of
 * requests to one endpoint. Each is told as {@code Limit}, {@code Remaining} and {@code Reset}, the last in milliseconds
 * since 1970. How large they are is nowhere written down here: it has changed three times.
 *
 * @see <a href="https://linear.app/developers/rate-limiting">Linear, Rate limiting</a>
 */
final class Budgets {

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,15}");
    /** More than any of our queries costs. */
    static final long DEAREST = 2_000;

    private static final Duration LEAST_WAIT = Duration.ofSeconds(1);

    private final ServiceReply reply;

    Budgets(ServiceReply reply) {
        this.reply = reply;
    }

    /** How long to wait before the next request, so that no budget is used up before its reset. */
    Duration pause(Instant now) {
        return longest(all().map(budget -> budget.pause(now)));
    }

    /** How long to wait at least after a request was refused because one of them is used up. */
    Duration waitAfterRefusal(Instant now) {
        Duration untilReset = longest(all().filter(Budget::isUsedUp).map(budget -> budget.untilReset(now)));
        return longest(Stream.of(retryAfter(now), untilReset, LEAST_WAIT));
    }

    /** What {@code Retry-After} asks for; zero where there is none. */
    Duration retryAfter(Instant now) {
        return RetryAfter.minimumWait(reply.header("Retry-After").orElse(null), now);
    }

    /** How many requests are left until the reset; empty where Linear does not tell. */
    OptionalLong requestsLeft() {
        Optional<Long> left = number("X-RateLimit-Requests-Remaining");
        return left.isPresent() ? OptionalLong.of(left.get()) : OptionalLong.empty();
    }

    private Stream<Budget> all() {
        long points = Math.max(number("X-Complexity").orElse(1L), 1);
        return Stream.of(
                        budget("Requests", 1, 1),
                        budget("Endpoint-Requests", 1, 1),
                        budget("Complexity", points, Math.max(points, DEAREST)))
                .flatMap(Optional::stream);
    }

    private Optional<Budget> budget(String name, long cost, long dearest) {
        String prefix = "X-RateLimit-" + name;
        Optional<Long> remaining = number(prefix + "-Remaining");
        Optional<Long> reset = number(prefix + "-Reset");
        return number(prefix + "-Limit")
                .flatMap(limit -> remaining.flatMap(
                        left -> reset.map(at -> new Budget(limit, left, Instant.ofEpochMilli(at), cost, dearest))));
    }

    private Optional<Long> number(String header) {
        return reply.header(header)
                .map(String::strip)
                .filter(text -> NUMBER.matcher(text).matches())
                .map(Long::valueOf);
    }

    private static Duration longest(Stream<Duration> durations) {
        return durations.max(Duration::compareTo).orElse(Duration.ZERO);
    }
}
