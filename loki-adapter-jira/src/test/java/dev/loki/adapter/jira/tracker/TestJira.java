package dev.loki.adapter.jira.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.contracts.tracker.InMemorySentJournal;
import dev.loki.domain.json.JsonArray;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonValue;
import dev.loki.domain.tracker.StatusNames;
import dev.loki.http.HttpEndpoint;
import dev.loki.http.RetryClock;
import dev.loki.http.ServiceTimes;
import dev.loki.http.SteppedClock;
import dev.loki.json.JacksonJsonReader;
import dev.loki.ports.tracker.SentJournal;
import dev.loki.standin.JiraStandIn;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mockwebserver3.RecordedRequest;
import org.jspecify.annotations.Nullable;

/** A tracker and the server that stands in for Jira. What was sent was what Jira's schemas take, or closing fails. */
final class TestJira implements AutoCloseable {

    final JiraStandIn server;
    final SentJournal journal = new InMemorySentJournal();
    /** As the stand-in's {@code Date} has it, but for two seconds. */
    final SteppedClock clock = new SteppedClock(Instant.parse("2026-11-26T11:59:58Z"));

    final Told told = new Told();
    private ServiceTimes times = ServiceTimes.DEFAULT;

    TestJira() {
        this("");
    }

    TestJira(String prefix) {
        this.server = new JiraStandIn(prefix);
    }

    /** For answers that do not come. A slow machine may take as long for one that does, which then is trouble too. */
    void losePatience() {
        times = new ServiceTimes(
                Duration.ofSeconds(5), Duration.ofMillis(1500), Duration.ofSeconds(3), Duration.ofMinutes(2));
    }

    JiraTracker tracker() {
        return tracker(journal, clock, StatusNames.DEFAULT);
    }

    JiraTracker tracker(SentJournal other, RetryClock time, StatusNames names) {
        JiraSettings settings =
                new JiraSettings(HttpEndpoint.parse(server.url()), JiraStandIn.EMAIL, JiraStandIn.TOKEN, "PROJ", names);
        return new JiraTracker(settings, other, new JacksonJsonReader(), told, time, times);
    }

    /** The method and path of every request so far, without its query. */
    List<String> requests() {
        return server.requests().stream().map(TestJira::line).toList();
    }

    /** How many requests changed something. */
    long writes() {
        return requests().stream()
                .filter(line -> !line.startsWith("GET") && !line.endsWith("/search/jql"))
                .count();
    }

    /** The text of a comment or of a description, all of it in one. */
    static String text(@Nullable JsonValue node) {
        if (node instanceof JsonArray array) {
            return array.elements().stream().map(TestJira::text).collect(Collectors.joining());
        }
        return node instanceof JsonObject object
                ? object.string("text").orElse("")
                        + Optional.ofNullable(object.get("content"))
                                .map(TestJira::text)
                                .orElse("")
                : "";
    }

    List<String> comments(String key) {
        return server.comments(key).stream()
                .map(comment -> text(comment.get("body")))
                .toList();
    }

    List<String> subtasks(String key) {
        return server.children(key).stream()
                .map(child -> field(child, "summary"))
                .toList();
    }

    static String field(JsonObject issue, String name) {
        return issue.get("fields") instanceof JsonObject fields
                ? fields.string(name).orElse("")
                : "";
    }

    static JsonObject document(String text) {
        JsonObject node =
                JsonObject.builder().put("type", "text").put("text", text).build();
        JsonObject paragraph = JsonObject.builder()
                .put("type", "paragraph")
                .put("content", new JsonArray(List.of(node)))
                .build();
        return JsonObject.builder()
                .put("type", "doc")
                .put("version", 1)
                .put("content", new JsonArray(List.of(paragraph)))
                .build();
    }

    private static String line(RecordedRequest request) {
        return request.getMethod() + " "
                + request.getTarget().split("\\?", 2)[0].replaceFirst("^.*/rest/api/3", "");
    }

    /** No word that anybody was told may hold what proves who we are. */
    void assertNoSecretWasTold(Throwable... thrown) {
        Stream.concat(told.lines().stream(), Stream.of(thrown).map(Throwable::toString))
                .forEach(line -> assertThat(line)
                        .doesNotContain(JiraStandIn.TOKEN)
                        .doesNotContain(JiraStandIn.AUTHORIZATION.substring("Basic ".length())));
    }

    @Override
    public void close() {
        server.close();
        assertNoSecretWasTold();
        assertThat(server.violations()).isEmpty();
    }
}
