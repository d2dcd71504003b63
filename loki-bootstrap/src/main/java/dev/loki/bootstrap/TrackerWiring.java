package dev.loki.bootstrap;

import dev.loki.adapter.fs.tracker.FileSentJournal;
import dev.loki.adapter.fs.tracker.FileWriteTurn;
import dev.loki.adapter.fs.webhook.FileDeliveryLog;
import dev.loki.application.audit.AuditTrail;
import dev.loki.application.event.EventStream;
import dev.loki.application.trace.Traces;
import dev.loki.application.tracker.SingleWriter;
import dev.loki.application.tracker.SingleWriterHost;
import dev.loki.application.tracker.TracedTracker;
import dev.loki.application.tracker.UnchangedJournal;
import dev.loki.application.webhook.WebhookReceiver;
import dev.loki.http.DryRun;
import dev.loki.http.ServiceListener;
import dev.loki.ports.codehost.CodeHost;
import dev.loki.ports.event.EventBus;
import dev.loki.ports.tracker.IssueTracker;
import dev.loki.ports.tracker.SentJournal;
import dev.loki.ports.tracker.WriteTurn;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The trackers, asked over the network. Until one is asked for, nothing of them is loaded. */
final class TrackerWiring extends TrackerAccess {

    private final Basics basics;
    private final EventStream events;
    private final Supplier<? extends EventBus> bus;
    private final AuditTrail trail;
    private final Traces traces;
    private final String source;
    private final Lazy<SentJournal> journal;
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
        super(basics, events, source);
        this.basics = basics;
        this.events = events;
        this.bus = bus;
        this.trail = trail;
        this.traces = traces;
        this.source = source;
        journal = new Lazy<>(() -> new FileSentJournal(
                basics.loki(FOLDER, "sent.jsonl"), basics.json().get()));
    }

    @Override
    synchronized IssueTracker tracker(String service) {
        return trackers.computeIfAbsent(service, name -> {
            complete(name);
            IssueTracker made = opened(integration(name), journal.get(), listener(name));
            return new TracedTracker(new SingleWriter(made, turn()), traces);
        });
    }

    @Override
    IssueTracker dryRun(String service, Consumer<String> requests) {
        complete(service);
        IssueTracker made = opened(integration(service), new UnchangedJournal(journal.get()), new DryRun(requests));
        return new TracedTracker(made, traces);
    }

    @Override
    CodeHost codeHost() {
        complete(GitHubDescription.NAME);
        return codeHost.get();
    }

    @Override
    Optional<CodeHost> codeHostWhereComplete() {
        return services().github().missing().isEmpty() ? Optional.of(codeHost.get()) : Optional.empty();
    }

    @Override
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
                        work(),
                        integration.about().names()))
                .orElseThrow(() -> ServiceSource.wrong(
                        integration.about().secretVariable(),
                        "expected the secret that " + service + " signs deliveries with"));
    }

    @Override
    List<String> missing(ServiceDescription service) {
        return service.missing();
    }

    @Override
    public void close() {
        Closing closing = new Closing(Duration.ZERO);
        opened.forEach(one -> closing.then(() -> closeOne(one)));
        closing.end();
    }

    private ServiceListener listener(String service) {
        return new ServiceEvents(service, events, source, basics.warnings());
    }

    private IssueTracker opened(Integration integration, SentJournal sent, ServiceListener listener) {
        IssueTracker tracker = integration.tracker(sent, basics.json().get(), listener);
        toBeClosed(tracker);
        return tracker;
    }

    private CodeHost openCodeHost() {
        CodeHost host = new GitHubIntegration(services().github())
                .codeHost(journal.get(), basics.json().get(), listener(GitHubDescription.NAME));
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

    private Integration integration(String service) {
        ServiceDescription named = services().named(service);
        return switch (named.service()) {
            case JiraDescription.NAME -> new JiraIntegration(services().jira());
            case LinearDescription.NAME -> new LinearIntegration(services().linear());
            default -> new GitHubIntegration(services().github());
        };
    }
}
