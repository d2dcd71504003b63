package dev.loki.bootstrap;

import dev.loki.application.tracker.IssueReport;
import dev.loki.application.tracker.TrackerSync;
import dev.loki.application.webhook.WebhookReceiver;
import dev.loki.ports.codehost.CodeHost;
import dev.loki.ports.tracker.IssueTracker;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Where teams keep their work: {@code jira}, {@code linear} and {@code github}. What a method gives is closed with the
 * facade. Thread-safe.
 *
 * <p>Each method throws {@link ConfigurationException} where the service is none of these, its settings are not complete or
 * cannot be used, or the file that holds them cannot be understood.
 */
public final class Trackers {

    private final TrackerAccess wiring;
    private final Supplier<IssueReport> report;

    Trackers(TrackerAccess wiring, Supplier<IssueReport> report) {
        this.wiring = wiring;
        this.report = report;
    }

    /** The services that there are adapters for. */
    public List<String> services() {
        return ServiceDescriptions.SERVICES;
    }

    /** Whether nothing is asked of a service from here: what it is to be told is put into the outbox. */
    public boolean areWaiting() {
        return wiring.waits();
    }

    /** Reads and writes issues of a service. */
    public IssueTracker tracker(String service) {
        return wiring.tracker(service);
    }

    /**
     * As {@link #tracker}, but what would change anything is shown and not sent: the first such request of a call, which then
     * fails with a {@link dev.loki.ports.tracker.TrackerException}. What only asks is sent.
     *
     * @param requests is given each request as text, its secrets masked
     */
    public IssueTracker dryRun(String service, Consumer<String> requests) {
        return wiring.dryRun(service, requests);
    }

    /** Tells a service what events say; an embedded facade and a run do so by themselves. */
    public TrackerSync sync(String service) {
        return wiring.sync(service);
    }

    /** The quality report, for issues of any service; it names the commit and the run of the workflow around it. */
    public IssueReport report() {
        return report.get();
    }

    /** Takes what a service delivers. */
    public WebhookReceiver webhook(String service) {
        return wiring.webhook(service);
    }

    /** Pull requests and commits on GitHub. */
    public CodeHost codeHost() {
        return wiring.codeHost();
    }

    /**
     * The services of which something is said, but not all that is needed, each with the variables that are missing. Nobody is
     * asked.
     */
    public Map<String, List<String>> incomplete() {
        return wiring.incomplete();
    }

    /** How things stand with each service; those that are configured are asked, which changes nothing. */
    public List<IntegrationReport> check() {
        return wiring.check();
    }
}
