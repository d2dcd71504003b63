package dev.loki.adapter.github;

import dev.loki.adapter.github.codehost.GitHubCodeHost;
import dev.loki.adapter.github.rest.GitHubSettings;
import dev.loki.adapter.github.tracker.GitHubTracker;
import dev.loki.adapter.github.tracker.StatusLabels;
import dev.loki.http.ServiceListener;
import dev.loki.http.ServiceTimes;
import dev.loki.http.SteppedClock;
import dev.loki.json.JacksonJsonReader;
import dev.loki.ports.tracker.SentJournal;
import dev.loki.standin.github.GitHubStandIn;
import java.time.Duration;

/** Adapters that work on a stand-in, by a clock of their own. */
public final class OnStandIn {

    /** No real one: it is asserted that it appears nowhere. */
    public static final String TOKEN = "ghp" + "_madeUpForTests0123456789";

    private static final ServiceTimes SHORT = new ServiceTimes(
            Duration.ofSeconds(10), Duration.ofMillis(400), Duration.ofMillis(800), Duration.ofMinutes(2));

    private OnStandIn() {}

    /** Of the stand-in's repository. */
    public static GitHubSettings settings(GitHubStandIn service) {
        return GitHubSettings.of(service.url(), GitHubStandIn.REPOSITORY, TOKEN);
    }

    /** One that has little patience for a single answer. */
    static GitHubTracker impatientTracker(
            GitHubStandIn service, SentJournal journal, ServiceListener listener, SteppedClock clock) {
        GitHubSettings settings = settings(service);
        return new GitHubTracker(
                settings.withService(settings.service().withTimes(SHORT)),
                StatusLabels.DEFAULT,
                journal,
                new JacksonJsonReader(),
                listener,
                clock);
    }

    public static GitHubTracker tracker(
            GitHubStandIn service, SentJournal journal, ServiceListener listener, SteppedClock clock) {
        return new GitHubTracker(
                settings(service), StatusLabels.DEFAULT, journal, new JacksonJsonReader(), listener, clock);
    }

    public static GitHubCodeHost host(
            GitHubStandIn service, SentJournal journal, ServiceListener listener, SteppedClock clock) {
        return new GitHubCodeHost(settings(service), journal, new JacksonJsonReader(), listener, clock);
    }
}
