package dev.loki.bootstrap;

import dev.loki.adapter.fs.outbox.FileOutbox;
import dev.loki.adapter.fs.outbox.FileOutboxProgress;
import dev.loki.adapter.fs.outbox.OutboxCodeHost;
import dev.loki.adapter.fs.outbox.OutboxTracker;
import dev.loki.adapter.fs.outbox.OutboxWriter;
import dev.loki.adapter.fs.outbox.ShownOutbox;
import dev.loki.application.event.EventStream;
import dev.loki.application.trace.Traces;
import dev.loki.application.tracker.TracedTracker;
import dev.loki.application.webhook.WebhookReceiver;
import dev.loki.ports.codehost.CodeHost;
import dev.loki.ports.outbox.OutboxProgress;
import dev.loki.ports.tracker.IssueTracker;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The trackers of a site that is air-gapped: what they are told waits in an outbox. Reaches nothing with a network. */
final class OutboxWiring extends TrackerAccess {

    static final String FOLDER = "outbox";

    private final Traces traces;
    private final Lazy<FileOutbox> outbox;

    OutboxWiring(Basics basics, EventStream events, Traces traces, String source) {
        super(basics, events, source);
        this.traces = traces;
        this.outbox = new Lazy<>(() -> outbox(basics, progress(basics)));
    }

    /** The project's outbox. */
    static FileOutbox outbox(Basics basics, OutboxProgress progress) {
        return new FileOutbox(basics.loki(FOLDER), progress, basics.json().get(), basics.clock(), basics.ids());
    }

    static OutboxProgress progress(Basics basics) {
        return new FileOutboxProgress(basics.loki(FOLDER), basics.json().get());
    }

    @Override
    IssueTracker tracker(String service) {
        return tracker(service, outbox.get());
    }

    @Override
    IssueTracker dryRun(String service, Consumer<String> requests) {
        return tracker(service, new ShownOutbox(outbox.get(), requests));
    }

    @Override
    CodeHost codeHost() {
        ServiceDescription github = complete(GitHubDescription.NAME);
        return new OutboxCodeHost(outbox.get(), github.service(), github.destination());
    }

    @Override
    Optional<CodeHost> codeHostWhereComplete() {
        return services().github().missingAddress().isEmpty() ? Optional.of(codeHost()) : Optional.empty();
    }

    /** Nothing is delivered where nothing comes in. */
    @Override
    WebhookReceiver webhook(String service) {
        throw new ConfigurationException(List.of("the site is air-gapped, and takes no webhook of " + service
                + ": take it on a machine that is" + " connected"));
    }

    @Override
    List<String> missing(ServiceDescription service) {
        return service.missingAddress();
    }

    @Override
    public void close() {
        // an outbox holds nothing open
    }

    private IssueTracker tracker(String name, OutboxWriter writer) {
        ServiceDescription service = complete(name);
        return new TracedTracker(
                new OutboxTracker(writer, service.service(), service.destination(), service.statuses()), traces);
    }
}
