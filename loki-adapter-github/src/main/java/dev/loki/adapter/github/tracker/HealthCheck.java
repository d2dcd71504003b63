package dev.loki.adapter.github.tracker;

import dev.loki.adapter.github.rest.Fields;
import dev.loki.adapter.github.rest.GitHubApi;
import dev.loki.adapter.github.rest.GitHubReply;
import dev.loki.adapter.github.rest.OwnLogin;
import dev.loki.ports.tracker.TrackerHealth;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.OptionalLong;

/** Asks how many requests are left, which costs none, and who we are. */
final class HealthCheck {

    private final GitHubApi api;
    private final OwnLogin login;

    HealthCheck(GitHubApi api, OwnLogin login) {
        this.api = api;
        this.login = login;
    }

    /** Servers of enterprises may have no limit, and then answer 404. */
    TrackerHealth ask() {
        GitHubReply limits = api.get("rate_limit");
        Optional<Duration> skew = limits.header("Date").flatMap(this::skew);
        OptionalLong left = limits.isMissing()
                ? OptionalLong.empty()
                : left(limits.orThrow().fields());
        return new TrackerHealth(login.get() + " on " + api.settings().repository(), skew, left);
    }

    private static OptionalLong left(Fields limits) {
        return limits.fields("resources").fields("core").number("remaining").stream()
                .mapToLong(Long::longValue)
                .findFirst();
    }

    /** To a second, as the header tells it. */
    private Optional<Duration> skew(String date) {
        try {
            Instant theirs = DateTimeFormatter.RFC_1123_DATE_TIME.parse(date.strip(), Instant::from);
            return Optional.of(Duration.ofSeconds(
                    theirs.getEpochSecond() - api.clock().now().getEpochSecond()));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
