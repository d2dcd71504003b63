package dev.loki.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.loki.application.tracker.TrackerSync;
import dev.loki.domain.event.Event;
import dev.loki.domain.event.EventSelection;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.tracker.WorkComment;
import dev.loki.ports.event.ConsumerGroup;
import dev.loki.standin.JiraStandIn;
import dev.loki.standin.github.GitHubStandIn;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Issues that follow events, from the engine's side. */
class TrackerWiringTest {

    @TempDir
    private Path scratch;

    private final JiraStandIn jira = new JiraStandIn();
    private final GitHubStandIn github = new GitHubStandIn();
    private final List<String> warnings = new CopyOnWriteArrayList<>();

    @BeforeEach
    void anEpic() {
        jira.issue("PROJ-1", "Epic", "Pay by card");
    }

    @AfterEach
    void close() {
        assertThat(jira.violations()).isEmpty();
        assertThat(github.violations()).isEmpty();
        jira.close();
        github.close();
    }

    @Test
    void whatAnEngineSaysOfTasksAndSessionsIsToldByItsEnd() {
        Map<String, String> on = new HashMap<>(jiraOn());
        on.put("LOKI_EVENTS_ENABLED", "true");
        try (LokiEnterprise loki = LokiEnterprise.fromEnvironment(on, scratch)) {
            emit(loki, "session", "action", "start");
            emit(loki, "task", "action", "create", "task_id", "t-1", "title", "Charge the card");
            emit(loki, "task", "action", "complete", "task_id", "t-1", "summary", "Charged.");
            until(() -> jira.children("PROJ-1").size() == 1
                    && !jira.comments("PROJ-2").isEmpty());
        }

        assertThat(jira.statuses("PROJ-1")).last().isEqualTo("In Progress");
        assertThat(jira.children("PROJ-1")).hasSize(1);
        assertThat(jira.comments("PROJ-2")).hasSize(1);
        assertThat(jira.statuses("PROJ-2")).last().isEqualTo("Done");
    }

    @Test
    void withoutEventsNothingIsTold() {
        try (LokiEnterprise loki = LokiEnterprise.fromEnvironment(jiraOn(), scratch)) {
            emit(loki, "session", "action", "start");
        }
        assertThat(jira.requests()).isEmpty();
        assertThat(scratch.resolve(".loki")).doesNotExist();
    }

    @Test
    void aRunTellsItsSessionWhetherOrNotEventsAreOn() {
        try (LokiEnterprise loki = commandLine(jiraOn())) {
            loki.runs().run(List.of("true"), scratch, Map.of());
            TrackerSync sync = loki.trackers().sync("jira");
            loki.events().catchUp(ConsumerGroup.named(sync.group()), sync); // what the run had no time for
        }
        assertThat(jira.statuses("PROJ-1")).last().isEqualTo("In Review");
        assertThat(warnings).isEmpty();
    }

    /** As two processes would: each has a journal of its own on the same file. */
    @Test
    void whatManySayAtOnceIsSaidOnce() {
        List<CompletableFuture<String>> said = IntStream.range(0, 4)
                .mapToObj(n -> CompletableFuture.supplyAsync(() -> {
                    try (LokiEnterprise loki = commandLine(jiraOn())) {
                        return loki.trackers()
                                .tracker("jira")
                                .postComment("PROJ-1", new WorkComment("one", "Charged.", false));
                    }
                }))
                .toList();
        assertThat(said.stream().map(CompletableFuture::join).distinct()).hasSize(1);
        assertThat(jira.comments("PROJ-1")).hasSize(1);
    }

    @Test
    void howCallsWentIsOnTheBus() {
        List<Event> events = new ArrayList<>();
        try (LokiEnterprise loki = commandLine(jiraOn())) {
            loki.trackers().tracker("jira").importProject("PROJ-1");
            loki.events().replay(EventSelection.ALL, events::add);
        }
        assertThat(events).isNotEmpty().allSatisfy(event -> assertThat(
                        event.payload().string("action"))
                .contains("tracker_call_success"));
    }

    @Test
    void gitHubIsToldWhereItIsAskedForOnly() {
        long number = github.addIssue("Pay by card", "");
        Map<String, String> on = new HashMap<>(Map.of(
                "GITHUB_TOKEN",
                "ghp_" + "standin0123456789standin0123456789",
                "GITHUB_REPOSITORY",
                GitHubStandIn.REPOSITORY,
                "GITHUB_API_URL",
                github.url(),
                "LOKI_GITHUB_ISSUE",
                Long.toString(number),
                "LOKI_EVENTS_ENABLED",
                "true"));
        try (LokiEnterprise loki = LokiEnterprise.fromEnvironment(on, scratch)) {
            emit(loki, "session", "action", "complete");
        }
        assertThat(github.requests()).isEmpty();

        on.put("LOKI_GITHUB_SYNC", "true");
        try (LokiEnterprise loki = LokiEnterprise.fromEnvironment(on, scratch.resolve("other"))) {
            emit(loki, "session", "action", "complete");
            until(() -> github.state(number).equals("closed completed"));
        }
        assertThat(github.state(number)).isEqualTo("closed completed");
    }

    @Test
    void whatIsMissingIsAWarningToARunAndAnErrorToWhoAsks() {
        try (LokiEnterprise loki = commandLine(Map.of("LOKI_JIRA_URL", jira.url()))) {
            loki.runs().run(List.of("true"), scratch, Map.of());
            assertThatExceptionOfType(ConfigurationException.class)
                    .isThrownBy(() -> loki.trackers().tracker("jira"))
                    .withMessageContainingAll("LOKI_JIRA_EMAIL", "LOKI_JIRA_TOKEN");
            assertThatExceptionOfType(ConfigurationException.class)
                    .isThrownBy(() -> loki.trackers().tracker("gitlab"))
                    .withMessageContaining("expected jira, linear, github");
        }
        assertThat(warnings).singleElement().asString().contains("jira is not told of events: LOKI_JIRA_EMAIL");
    }

    private Map<String, String> jiraOn() {
        return Map.of(
                "LOKI_JIRA_URL",
                jira.url(),
                "LOKI_JIRA_EMAIL",
                JiraStandIn.EMAIL,
                "LOKI_JIRA_TOKEN",
                JiraStandIn.TOKEN,
                "LOKI_JIRA_EPIC_KEY",
                "PROJ-1");
    }

    private LokiEnterprise commandLine(Map<String, String> environment) {
        return LokiEnterprise.forCommandLine(environment, Project.in(scratch, environment), warnings::add);
    }

    /** What a group handles on a thread of its own is waited for as long as it takes. */
    private static void until(BooleanSupplier done) {
        long end = System.nanoTime() + 60_000_000_000L;
        while (!done.getAsBoolean() && System.nanoTime() < end) {
            LockSupport.parkNanos(1_000_000);
        }
    }

    private static void emit(LokiEnterprise loki, String type, String... members) {
        JsonObject.Builder payload = JsonObject.builder();
        for (int i = 0; i < members.length; i += 2) {
            payload.put(members[i], members[i + 1]);
        }
        loki.events().emit(type, "runner", payload.build());
    }
}
