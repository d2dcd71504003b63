package dev.loki.adapter.github.rest;

import dev.loki.http.RateDialect;
import dev.loki.http.RetryAfter;
import dev.loki.http.ServiceReply;
import dev.loki.ports.json.JsonReader;
import dev.loki.ports.json.JsonSyntaxException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How GitHub speaks of its limits: 403 or 429, where the primary limit has no request left until
 * {@code x-ratelimit-reset}, and the secondary ones say {@code Retry-After}, or say so in words only. Every other 403 is one
 * for good.
 *
 * @see <a href="https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api">Rate limits</a>
 */
final class GitHubRate implements RateDialect {

    private static final Pattern SECONDARY =
            Pattern.compile("\\bsecondary rate\\b|\\babuse detection\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern TOO_QUICK = Pattern.compile("\\bsubmitted too quickly\\b", Pattern.CASE_INSENSITIVE);
    private static final Duration SECONDARY_WAIT = Duration.ofMinutes(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    /** One request in so many is left when we begin to slow down. */
    private static final int LOW = 10;

    private static final int MOST_DIGITS = 12;

    private final JsonReader reader;
    private final ErrorWords words;

    GitHubRate(JsonReader reader, ErrorWords words) {
        this.reader = reader;
        this.words = words;
    }

    @Override
    public Meaning of(ServiceReply reply, Instant now) {
        int status = reply.status();
        if (status >= 200 && status < 300) {
            return isWhole(reply)
                    ? new Meaning.Accepted(pause(reply, now))
                    : new Meaning.Failed("its body is no JSON, or not all of it", Duration.ZERO);
        }
        if (status >= 500 || status == 408) {
            return new Meaning.Failed(words.of(reply), retryAfter(reply, now));
        }
        return busy(reply, now)
                .<Meaning>map(wait -> new Meaning.Busy("its rate limit; " + words.of(reply), wait))
                .orElseGet(() -> new Meaning.Refused(words.of(reply)));
    }

    /** How long to wait where the answer is about a limit; empty where it is not. */
    private static Optional<Duration> busy(ServiceReply reply, Instant now) {
        int status = reply.status();
        if (status == 422 && says(TOO_QUICK, reply)) {
            return Optional.of(SECONDARY_WAIT);
        }
        if (status != 403 && status != 429) {
            return Optional.empty();
        }
        Duration asked = longer(retryAfter(reply, now), untilReset(reply, now));
        if (!asked.isZero()) {
            return Optional.of(asked);
        }
        return status == 429 || says(SECONDARY, reply) ? Optional.of(SECONDARY_WAIT) : Optional.empty();
    }

    /** Spreads the last requests over the time until there are new ones. */
    private static Duration pause(ServiceReply reply, Instant now) {
        long limit = number(reply, "x-ratelimit-limit").orElse(0L);
        Optional<Long> left = number(reply, "x-ratelimit-remaining");
        Optional<Long> reset = number(reply, "x-ratelimit-reset");
        if (left.isEmpty() || reset.isEmpty() || left.get() * LOW > limit) {
            return Duration.ZERO;
        }
        Duration time = Duration.between(now, Instant.ofEpochSecond(reset.get()).plusSeconds(1));
        if (time.isNegative()) {
            return Duration.ZERO;
        }
        return left.get() == 0 ? time : shorter(time.dividedBy(left.get()), LONGEST_PAUSE);
    }

    /** Zero unless no request is left. The reset is a second of the epoch, and one more makes up for the fractions. */
    private static Duration untilReset(ServiceReply reply, Instant now) {
        if (number(reply, "x-ratelimit-remaining").orElse(1L) > 0) {
            return Duration.ZERO;
        }
        return number(reply, "x-ratelimit-reset")
                .map(second ->
                        Duration.between(now, Instant.ofEpochSecond(second).plusSeconds(1)))
                .map(wait -> longer(wait, Duration.ofSeconds(1)))
                .orElse(SECONDARY_WAIT);
    }

    private static Duration retryAfter(ServiceReply reply, Instant now) {
        return RetryAfter.minimumWait(reply.header("retry-after").orElse(null), now);
    }

    private static Optional<Long> number(ServiceReply reply, String header) {
        return reply.header(header)
                .map(String::strip)
                .filter(text -> !text.isEmpty() && text.length() <= MOST_DIGITS)
                .filter(text -> text.chars().allMatch(c -> c >= '0' && c <= '9'))
                .map(Long::parseLong);
    }

    private boolean isWhole(ServiceReply reply) {
        boolean isJson = reply.header("content-type").orElse("").contains("json");
        if (!isJson || reply.body().length == 0) {
            return true;
        }
        try {
            reader.readTolerant(reply.body());
            return true;
        } catch (JsonSyntaxException e) {
            return false;
        }
    }

    private static boolean says(Pattern words, ServiceReply reply) {
        return words.matcher(new String(reply.body(), StandardCharsets.UTF_8)).find();
    }

    private static Duration longer(Duration a, Duration b) {
        return a.compareTo(b) >= 0 ? a : b;
    }

    private static Duration shorter(Duration a, Duration b) {
        return a.compareTo(b) <= 0 ? a : b;
    }
}
