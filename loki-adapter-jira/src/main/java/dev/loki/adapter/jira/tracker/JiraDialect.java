package dev.loki.adapter.jira.tracker;

import dev.loki.http.RateDialect;
import dev.loki.http.RetryAfter;
import dev.loki.http.ServiceReply;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How Jira Cloud says that it is too busy: 429 with a {@code RateLimit-Reason}, and how long, in seconds and as an ISO-8601
 * instant. Its reasons quote nothing that Jira wrote.
 *
 * @see <a href="https://developer.atlassian.com/cloud/jira/platform/rate-limiting/">Rate limiting</a>
 */
final class JiraDialect implements RateDialect {

    private static final Duration NEAR_LIMIT = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    /** {@code "jira-burst-based";r=0;t=1}: requests that are left, and seconds until there are more. */
    private static final Pattern LEFT = Pattern.compile("\\br=(\\d{1,9})\\b.*?\\bt=(\\d{1,9})\\b");

    @Override
    public Meaning of(ServiceReply reply, Instant now) {
        int status = reply.status();
        if (status >= 200 && status < 300) {
            return breaksOff(reply.body())
                    ? new Meaning.Failed("JSON that breaks off", Duration.ZERO)
                    : new Meaning.Accepted(pause(reply));
        }
        if (status == 429) {
            Limit limit = Limit.of(reply);
            return new Meaning.Busy(limit.reason, longer(limit.wait, minimumWait(reply, now)));
        }
        return status == 408 || status >= 500
                ? new Meaning.Failed("a fault of Jira's", minimumWait(reply, now))
                : new Meaning.Refused(refusal(status));
    }

    /** How long Jira asks us to wait at least; zero where it asks for nothing. */
    static Duration minimumWait(ServiceReply reply, Instant now) {
        Duration after = RetryAfter.minimumWait(reply.header("Retry-After").orElse(null), now);
        return longer(
                after,
                reply.header("X-RateLimit-Reset")
                        .flatMap(JiraDialect::instant)
                        .map(reset -> Duration.between(now, reset))
                        .orElse(Duration.ZERO));
    }

    private static Duration pause(ServiceReply reply) {
        Duration pause = reply.header("X-RateLimit-NearLimit")
                        .filter("true"::equalsIgnoreCase)
                        .isPresent()
                ? NEAR_LIMIT
                : Duration.ZERO;
        return reply.header("RateLimit")
                .or(() -> reply.header("Beta-RateLimit"))
                .map(LEFT::matcher)
                .filter(Matcher::find)
                .filter(left -> Integer.parseInt(left.group(1)) == 0)
                .map(left -> shorter(LONGEST_PAUSE, Duration.ofSeconds(Integer.parseInt(left.group(2)))))
                .orElse(pause);
    }

    /** Whether an answer ends, as far as its last character tells, before the object or array that it begins with. */
    private static boolean breaksOff(byte[] body) {
        String text = new String(body, StandardCharsets.UTF_8).strip();
        return (text.startsWith("{") && !text.endsWith("}")) || (text.startsWith("[") && !text.endsWith("]"));
    }

    private static String refusal(int status) {
        return switch (status) {
            case 401 -> "it does not know us";
            case 403 -> "it does not let us";
            case 404 -> "not found, or not shown to us";
            default -> "refused";
        };
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text.strip()).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Duration longer(Duration a, Duration b) {
        return a.compareTo(b) >= 0 ? a : b;
    }

    private static Duration shorter(Duration a, Duration b) {
        return a.compareTo(b) <= 0 ? a : b;
    }

    /** Which of its limits was hit, and how long to wait where it does not say. */
    private enum Limit {
        BURST("jira-burst-based", "its limit of requests in a second", Duration.ofSeconds(2)),
        ISSUE("jira-per-issue-on-write", "its limit of writes to one issue", Duration.ofSeconds(2)),
        TENANT("jira-quota-tenant-based", "the hourly quota of this site", Duration.ofHours(1)),
        GLOBAL("jira-quota-global-based", "the hourly quota of all sites", Duration.ofHours(1)),
        OTHER("", "one of its limits", Duration.ofSeconds(2));

        private final String header;
        private final String reason;
        private final Duration wait;

        Limit(String header, String reason, Duration wait) {
            this.header = header;
            this.reason = reason;
            this.wait = wait;
        }

        private static Limit of(ServiceReply reply) {
            String named = reply.header("RateLimit-Reason").orElse("").strip();
            for (Limit limit : values()) {
                if (limit.header.equals(named)) {
                    return limit;
                }
            }
            return OTHER;
        }
    }
}
