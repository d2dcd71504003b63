package dev.loki.bootstrap;

import dev.loki.adapter.fs.tracker.FileTrackedWork;
import dev.loki.application.event.EventStream;
import dev.loki.application.tracker.TrackerSync;
import dev.loki.application.webhook.WebhookReceiver;
import dev.loki.ports.codehost.CodeHost;
import dev.loki.ports.event.EventHandler;
import dev.loki.ports.tracker.IssueTracker;
import dev.loki.ports.tracker.TrackedWork;
import dev.loki.ports.tracker.TrackerException;
import dev.loki.ports.tracker.TrackerHealth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/** The trackers as the environment and the file want them, whether they are reached at once, or by way of an outbox. */
abstract class TrackerAccess implements AutoCloseable {

    static final String FOLDER = "integrations";

    private final Basics basics;
    private final EventStream events;
    private final String source;
    private final Lazy<ServiceDescriptions> services;
    private final Lazy<TrackedWork> work;

    TrackerAccess(Basics basics, EventStream events, String source) {
        this.basics = basics;
        this.events = events;
        this.source = source;
        services = new Lazy<>(() -> ServiceDescriptions.read(basics));
        work = new Lazy<>(() -> new FileTrackedWork(
                basics.loki(FOLDER, "tracked.jsonl"), basics.json().get()));
    }

    /** Made once for each service. */
    abstract IssueTracker tracker(String service);

    abstract IssueTracker dryRun(String service, Consumer<String> requests);

    abstract WebhookReceiver webhook(String service);

    abstract CodeHost codeHost();

    abstract Optional<CodeHost> codeHostWhereComplete();

    /** Whether calls wait in an outbox. */
    abstract boolean waits();

    /** The variables without which a service cannot be told anything. */
    abstract List<String> missing(ServiceDescription service);

    @Override
    public abstract void close();

    final ServiceDescriptions services() {
        return services.get();
    }

    final TrackedWork work() {
        return work.get();
    }

    final TrackerSync sync(String service) {
        return new TrackerSync(
                tracker(service),
                services().named(service).names(),
                work(),
                events,
                source,
                basics.clock(),
                basics.warnings());
    }

    /** The services that are told of events. */
    final List<String> synced() {
        return services().all().stream()
                .filter(service -> service.isSynced() && missing(service).isEmpty())
                .map(ServiceDescription::service)
                .toList();
    }

    /** The groups that tell trackers of events, by their names; one that is not complete is a warning. */
    final Map<String, EventHandler> syncs() {
        Map<String, EventHandler> syncs = new HashMap<>();
        for (ServiceDescription service : services().all()) {
            if (service.isSynced() && missing(service).isEmpty()) {
                TrackerSync sync = sync(service.service());
                syncs.put(sync.group(), sync);
            } else if (service.isSynced()) {
                basics.warnings()
                        .accept(service.service() + " is not told of events: " + String.join(", ", missing(service))
                                + " must be set");
            }
        }
        return syncs;
    }

    final Map<String, List<String>> incomplete() {
        Map<String, List<String>> incomplete = new TreeMap<>();
        services().all().stream()
                .filter(ServiceDescription::isMentioned)
                .forEach(service -> incomplete.put(service.service(), missing(service)));
        incomplete.values().removeIf(List::isEmpty);
        return incomplete;
    }

    final List<IntegrationReport> check() {
        return services().all().stream().map(this::check).toList();
    }

    /** @throws ConfigurationException where something is missing */
    final ServiceDescription complete(String name) {
        ServiceDescription service = services().named(name);
        List<String> missing = missing(service);
        if (!missing.isEmpty()) {
            throw new ConfigurationException(missing.stream()
                    .map(variable -> variable + ": expected; " + name + " cannot be asked without it")
                    .toList());
        }
        return service;
    }

    private IntegrationReport check(ServiceDescription service) {
        Optional<TrackerHealth> health = Optional.empty();
        Optional<String> trouble = Optional.empty();
        if (service.isMentioned() && missing(service).isEmpty()) {
            try {
                health = Optional.of(tracker(service.service()).check());
            } catch (TrackerException | ConfigurationException e) {
                trouble = Optional.of(String.valueOf(e.getMessage()));
            }
        }
        return new IntegrationReport(
                service.service(),
                service.isMentioned(),
                missing(service),
                service.isSynced(),
                service.names().main(),
                basics.settings().integrations().text(service.secretVariable()).isPresent(),
                service.secretVariable(),
                health,
                trouble);
    }
}
