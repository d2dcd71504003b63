package dev.loki.bootstrap;

import dev.loki.adapter.fs.config.IntegrationsFile;
import dev.loki.adapter.fs.config.ServiceConfig;
import dev.loki.adapter.fs.file.UnusableFileException;
import dev.loki.adapter.fs.tracker.FileSentJournal;
import dev.loki.adapter.fs.tracker.FileTrackedWork;
import dev.loki.adapter.fs.tracker.FileWriteTurn;
import dev.loki.adapter.fs.webhook.FileDeliveryLog;
import dev.loki.application.audit.AuditTrail;
import dev.loki.application.event.EventStream;
import dev.loki.application.trace.Traces;
import dev.loki.application.tracker.SingleWriter;
import dev.loki.application.tracker.SingleWriterHost;
import dev.loki.application.tracker.TracedTracker;
import dev.loki.application.tracker.TrackerSync;
import dev.loki.application.tracker.UnchangedJournal;
import dev.loki.application.webhook.WebhookReceiver;
import dev.loki.http.DryRun;
import dev.loki.http.ServiceListener;
import dev.loki.ports.codehost.CodeHost;
import dev.loki.ports.event.EventBus;
import dev.loki.ports.event.EventHandler;
import dev.loki.ports.tracker.IssueTracker;
import dev.loki.ports.tracker.SentJournal;
import dev.loki.ports.tracker.TrackedWork;
import dev.loki.ports.tracker.TrackerException;
import dev.loki.ports.tracker.TrackerHealth;
import dev.loki.ports.tracker.WriteTurn;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The trackers as the environment and the file want them. Until one is asked for, nothing of them is loaded. */
final class TrackerWiring implements AutoCloseable {

    static final List<String> SERVICES = List.of(JiraIntegration.NAME, LinearIntegration.NAME, GitHubIntegration.NAME);

    private static final String FOLDER = "integrations";

    private final Basics basics;
    private final EventStream events;
    private final Supplier<? extends EventBus> bus;
    private final AuditTrail trail;
    private final Traces traces;
    private final String source;
    private final Lazy<List<Integration>> integrations = new Lazy<>(this::read);
    private final Lazy<SentJournal> journal;
    private final Lazy<TrackedWork> work;
    private final Lazy<CodeHost> codeHost = new Lazy<>(this::openCodeHost);
    private final Map<String, IssueTracker> trackers = new HashMap<>();
    private final List<AutoCloseable> opened = new CopyOnWriteArrayList<>();

    TrackerWiring(
            Basics basics,
            EventStream events,
            Supplier<? extends EventBus> bus,
            AuditTrail trail,
            Traces traces,
            String source) {
        this.basics = basics;
        this.events = events;
        this.bus = bus;
        this.trail = trail;
        this.traces = traces;
        this.source = source;
        journal = new Lazy<>(() -> new FileSentJournal(
                basics.loki(FOLDER, "sent.jsonl"), basics.json().get()));
        work = new Lazy<>(() -> new FileTrackedWork(
                basics.loki(FOLDER, "tracked.jsonl"), basics.json().get()));
    }

    /** Made once for each service. */
    synchronized IssueTracker tracker(String service) {
        return trackers.computeIfAbsent(service, name -> {
            Integration integration = complete(name);
            IssueTracker made = opened(integration, journal.get(), listener(name));
            return new TracedTracker(new SingleWriter(made, turn()), traces);
        });
    }

    IssueTracker dryRun(String service, Consumer<String> requests) {
        if (basics.isAirGapped()) {
            throw new ConfigurationException(List.of("there is no request to show: the air gap is on ("
                    + basics.residency().airGap().orElse("") + "), and nothing is sent; what is to be sent later waits in "
                    + basics.loki("outbox")));
        }
        IssueTracker made = opened(complete(service), new UnchangedJournal(journal.get()), new DryRun(requests));
        return new TracedTracker(made, traces);
    }

    CodeHost codeHost() {
        complete(GitHubIntegration.NAME);
        return codeHost.get();
    }

    Optional<CodeHost> codeHostWhereComplete() {
        return missing(integration(GitHubIntegration.NAME)).isEmpty() ? Optional.of(codeHost.get()) : Optional.empty();
    }

    TrackerSync sync(String service) {
        return new TrackerSync(
                tracker(service),
                integration(service).names(),
                work.get(),
                events,
                source,
                basics.clock(),
                basics.warnings());
    }

    WebhookReceiver webhook(String service) {
        Integration integration = integration(service);
        return integration
                .webhook(basics.json().get())
                .map(webhook -> new WebhookReceiver(
                        webhook,
                        new FileDeliveryLog(
                                basics.loki(FOLDER, "deliveries.jsonl"),
                                basics.json().get()),
                        trail,
                        bus,
                        work.get(),
                        integration.names()))
                .orElseThrow(() -> ServiceSource.wrong(
                        integration.secretVariable(),
                        "expected the secret that " + service + " signs deliveries with"));
    }

    /** The groups that tell trackers of events, by their names; one that is not complete is a warning. */
    Map<String, EventHandler> syncs() {
        Map<String, EventHandler> syncs = new HashMap<>();
        for (Integration integration : integrations.get()) {
            if (integration.isSynced() && missing(integration).isEmpty()) {
                TrackerSync sync = sync(integration.service());
                syncs.put(sync.group(), sync);
            } else if (integration.isSynced()) {
                basics.warnings()
                        .accept(integration.service() + " is not told of events: "
                                + String.join(", ", missing(integration)) + " must be set");
            }
        }
        return syncs;
    }

    List<IntegrationReport> check() {
        return integrations.get().stream().map(this::check).toList();
    }

    @Override
    public void close() {
        Closing closing = new Closing(Duration.ZERO);
        opened.forEach(one -> closing.then(() -> closeOne(one)));
        closing.end();
    }

    private IntegrationReport check(Integration integration) {
        Optional<TrackerHealth> health = Optional.empty();
        Optional<String> trouble = Optional.empty();
        if (integration.isMentioned() && missing(integration).isEmpty()) {
            try {
                health = Optional.of(tracker(integration.service()).check());
            } catch (TrackerException | ConfigurationException e) {
                trouble = Optional.of(String.valueOf(e.getMessage()));
            }
        }
        return new IntegrationReport(
                integration.service(),
                integration.isMentioned(),
                missing(integration),
                integration.isSynced(),
                integration.names().main(),
                basics.settings()
                        .integrations()
                        .text(integration.secretVariable())
                        .isPresent(),
                integration.secretVariable(),
                health,
                trouble);
    }

    private ServiceListener listener(String service) {
        return new ServiceEvents(service, events, source, basics.warnings());
    }

    private IssueTracker opened(Integration integration, SentJournal sent, ServiceListener listener) {
        IssueTracker tracker = basics.outbound().tracker(integration, sent, listener, basics);
        toBeClosed(tracker);
        return tracker;
    }

    private CodeHost openCodeHost() {
        CodeHost host = basics.outbound()
                .codeHost(
                        integration(GitHubIntegration.NAME), journal.get(), listener(GitHubIntegration.NAME), basics);
        toBeClosed(host);
        return new SingleWriterHost(host, turn());
    }

    private WriteTurn turn() {
        return new FileWriteTurn(basics.loki(FOLDER));
    }

    private void toBeClosed(Object made) {
        if (made instanceof AutoCloseable closeable) {
            opened.add(closeable);
        }
    }

    private static void closeOne(AutoCloseable one) {
        try {
            one.close();
        } catch (Exception e) {
            throw new IllegalStateException("a tracker was not closed: " + e.getMessage(), e);
        }
    }

    private Integration complete(String service) {
        Integration integration = integration(service);
        List<String> missing = missing(integration);
        if (!missing.isEmpty()) {
            throw new ConfigurationException(missing.stream()
                    .map(name -> name + ": expected; " + service + " cannot be asked without it")
                    .toList());
        }
        return integration;
    }

    private List<String> missing(Integration integration) {
        return basics.outbound().missing(integration);
    }

    private Integration integration(String service) {
        return integrations.get().stream()
                .filter(one -> one.service().equals(service))
                .findFirst()
                .orElseThrow(() -> new ConfigurationException(
                        List.of("there is no service '" + service + "'; expected " + String.join(", ", SERVICES))));
    }

    private List<Integration> read() {
        IntegrationVariables variables = basics.settings().integrations();
        Map<String, ServiceConfig> file = file();
        List<Integration> all = new ArrayList<>();
        all.add(new JiraIntegration(variables, file.getOrDefault(JiraIntegration.NAME, ServiceConfig.NONE)));
        all.add(new LinearIntegration(variables, file.getOrDefault(LinearIntegration.NAME, ServiceConfig.NONE)));
        all.add(new GitHubIntegration(variables, file.getOrDefault(GitHubIntegration.NAME, ServiceConfig.NONE)));
        return all;
    }

    private Map<String, ServiceConfig> file() {
        try {
            return new IntegrationsFile(basics.loki()).read();
        } catch (UnusableFileException e) {
            throw new ConfigurationException(List.of(String.valueOf(e.getMessage())));
        }
    }
}
