package dev.loki.adapter.jira.tracker;

import dev.loki.adapter.jira.json.JsonPath;
import dev.loki.domain.json.JsonObject;
import dev.loki.http.ServiceReply;
import dev.loki.ports.tracker.TrackerHealth;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.OptionalLong;

/** Asks Jira whom it takes us for, and whether it shows us the project. */
final class Health {

    private final JiraSettings settings;
    private final JiraClient client;

    Health(JiraSettings settings, JiraClient client) {
        this.settings = settings;
        this.client = client;
    }

    TrackerHealth check() {
        Instant before = client.now();
        ServiceReply reply = client.reply("who we are", "myself");
        Instant between = before.plus(Duration.between(before, client.now()).dividedBy(2));
        TrackerHealth health = new TrackerHealth(
                account(client.object("who we are", reply)),
                reply.header("Date").flatMap(Health::date).map(date -> Duration.between(between, date)),
                reply.header("X-RateLimit-Remaining").map(Health::count).orElse(OptionalLong.empty()));
        if (!settings.projectKey().isEmpty()) {
            client.reply(
                    "project " + settings.projectKey() + " of LOKI_JIRA_PROJECT_KEY",
                    "project/" + settings.projectKey() + "/statuses");
        }
        return health;
    }

    private static String account(JsonObject myself) {
        String name = OneLine.of(JsonPath.text(myself, "displayName").orElse("an account without a name"));
        String email = OneLine.of(JsonPath.text(myself, "emailAddress").orElse(""));
        return OneLine.cut(email.isEmpty() ? name : name + " (" + email + ")", 200);
    }

    private static Optional<Instant> date(String header) {
        try {
            return Optional.of(DateTimeFormatter.RFC_1123_DATE_TIME.parse(header.strip(), Instant::from));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static OptionalLong count(String header) {
        return header.strip().matches("\\d{1,18}")
                ? OptionalLong.of(Long.parseLong(header.strip()))
                : OptionalLong.empty();
    }
}
