package dev.loki.adapter.linear.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.contracts.tracker.InMemorySentJournal;
import dev.loki.domain.tracker.StatusNames;
import dev.loki.http.HttpEndpoint;
import dev.loki.http.ServiceListener;
import dev.loki.http.ServiceTimes;
import dev.loki.http.SteppedClock;
import dev.loki.json.JacksonJsonReader;
import dev.loki.ports.tracker.SentJournal;
import dev.loki.standin.linear.LinearStandIn;
import dev.loki.standin.linear.LinearWorkspace;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A Linear with the team ABC, whose every request is held against the schema where that is there. */
@SuppressWarnings("NullAway.Init") // JUnit calls set-up methods before any test
abstract class LinearUnderTest {

    final SteppedClock clock = new SteppedClock();
    final SentJournal journal = new InMemorySentJournal();
    final ToldListener told = new ToldListener();
    private final List<LinearTracker> opened = new ArrayList<>();
    private ServiceTimes times = ServiceTimes.DEFAULT;
    LinearStandIn server;
    LinearWorkspace workspace;

    @BeforeEach
    void startLinear() {
        server = new LinearStandIn(clock);
        workspace = server.workspace();
        workspace.addTeam("ABC");
    }

    @AfterEach
    void stopLinear() {
        opened.forEach(LinearTracker::close);
        server.close();
        assertThat(server.violations()).isEmpty();
        assertThat(told.all()).noneMatch(line -> line.contains(LinearStandIn.KEY));
    }

    /** For answers that do not come. A slow machine may take as long for one that does, which then is trouble too. */
    void losePatience() {
        times = new ServiceTimes(
                Duration.ofSeconds(10), Duration.ofMillis(500), Duration.ofSeconds(2), Duration.ofMinutes(2));
    }

    LinearTracker tracker() {
        return tracker(journal, settings(""));
    }

    LinearTracker tracker(SentJournal sent, LinearSettings settings) {
        return tracker(sent, settings, told);
    }

    LinearTracker tracker(SentJournal sent, LinearSettings settings, ServiceListener listener) {
        LinearTracker tracker = new LinearTracker(settings, sent, new JacksonJsonReader(), listener, clock, times);
        opened.add(tracker);
        return tracker;
    }

    LinearSettings settings(String team) {
        return new LinearSettings(LinearStandIn.KEY, HttpEndpoint.parse(server.endpoint()), team, StatusNames.DEFAULT);
    }
}
