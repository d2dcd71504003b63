package dev.loki.bootstrap;

import dev.loki.application.audit.Actor;
import dev.loki.application.audit.AuditTrail;
import dev.loki.application.event.EventStream;
import dev.loki.application.hook.HookControl;
import dev.loki.application.outbox.OutboxRecorder;
import dev.loki.application.policy.ActivePolicies;
import dev.loki.application.policy.Safeguard;
import dev.loki.application.trace.Traces;
import dev.loki.application.usage.HeardSessions;
import dev.loki.bootstrap.settings.Settings;
import dev.loki.ports.host.HostTelemetry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Puts the adapters that are enabled behind the application. Each is made at its first use. */
final class Wiring implements AutoCloseable {

    /** What a disk that does not answer costs; telemetry has a time of its own, and comes last. */
    private static final Duration CLOSE_DEADLINE = Duration.ofSeconds(2);

    private final Basics basics;
    private final String source;
    private final AuditWiring audit;
    private final AuditTrail trail;
    private final EventWiring eventBus;
    private final EventStream events;
    private final TelemetryWiring telemetry;
    private final Traces traces;
    private final BudgetWiring budget;
    private final PolicyWiring policy;
    private final Lazy<ApprovalWiring> approvals;
    private final Lazy<TrackerAccess> trackers;
    private final Lazy<HookControl> hooks;
    private final boolean eventsOn;
    private final AtomicBoolean ran = new AtomicBoolean();
    private volatile Supplier<Optional<HeardSessions>> heard = Optional::empty;

    /**
     * @param watching whether this lives long: a policy file that changes is taken, and audit entries are forwarded
     * @param controlPlane whether this process is the control plane
     * @param host where telemetry goes instead of to a collector; null where the settings say
     */
    Wiring(
            Settings settings,
            Project project,
            Features features,
            String source,
            boolean watching,
            boolean controlPlane,
            @Nullable HostTelemetry host,
            Consumer<String> warnings) {
        this.basics = ResidencyWiring.basics(settings, project, warnings);
        this.source = source;
        telemetry = TelemetryWiring.of(basics, watching, host);
        traces = new Traces(telemetry.tracer(), settings.trace().outer());
        audit = new AuditWiring(basics, features.audit(), controlPlane);
        trail = telemetry.metrics().counted(audit.trail());
        eventBus = new EventWiring(basics, features.events());
        events = eventBus.stream();
        telemetry.publishTroubleTo(payload -> events.emit("error", source, payload));
        telemetry.metrics().beforeReading(eventBus::measureLag);
        Actor actor = basics.actor(source);
        budget = new BudgetWiring(basics, features, this::activePolicies, trail, events, actor);
        policy = new PolicyWiring(
                basics,
                features,
                actor,
                watching,
                trail,
                events,
                telemetry.tracer(),
                telemetry.metrics().decisions(),
                safeguards());
        approvals = new Lazy<>(() -> new ApprovalWiring(
                basics, actor, trail, events, () -> policy.control().gates()));
        trackers = new Lazy<>(() -> basics.outbound().trackers(basics, events, eventBus.bus(), trail, traces, source));
        hooks = new Lazy<>(() -> newHooks());
        eventsOn = features.events();
        if (watching) {
            startInBackground();
        }
    }

    private ActivePolicies activePolicies() {
        return policy.active();
    }

    /** Limits that hold whatever the policies say. */
    private List<Safeguard> safeguards() {
        return Stream.concat(ResidencyWiring.safeguards(basics).stream(), budget.safeguards().stream())
                .toList();
    }

    Basics basics() {
        return basics;
    }

    BudgetWiring budget() {
        return budget;
    }

    PolicyWiring policy() {
        return policy;
    }

    Hooks hooks() {
        return new Hooks(hooks, basics, trail);
    }

    private HookControl newHooks() {
        return HookWiring.control(basics, policy, approvals, budget, () -> heard.get(), trail, traces);
    }

    /** Hooks know from now on what is heard of sessions; empty where agents' telemetry does not reach this process. */
    void hear(Supplier<Optional<HeardSessions>> sessions) {
        heard = sessions;
    }

    ApprovalWiring approvals() {
        return approvals.get();
    }

    AuditWiring audit() {
        return audit;
    }

    /** The agent's, with its entries counted. */
    AuditTrail trail() {
        return trail;
    }

    String source() {
        return source;
    }

    EventWiring eventBus() {
        return eventBus;
    }

    TelemetryWiring telemetry() {
        return telemetry;
    }

    Traces traces() {
        return traces;
    }

    Trackers trackers() {
        return new Trackers(trackers.get(), () -> QualityWiring.ofIssues(basics, trail));
    }

    Outbox outbox() {
        return new Outbox(basics, trackers, new OutboxRecorder(trail, basics.actor(source)), OperatorCheck.of(basics));
    }

    /** A code host is asked for where something is to be sent to GitHub, or asked of it. */
    GitHub gitHub() {
        return new GitHub(basics, QualityWiring.reporting(basics, trail), () -> trackers.get()
                .codeHostWhereComplete());
    }

    /** What may be wrong with the settings is found before anything runs. */
    void startInBackground() {
        eventBus.start(
                audit.kept(), telemetry.exporter(), eventsOn ? trackers.get().syncs() : Map.of());
        audit.forwarding().start();
        telemetry.metrics().start();
    }

    /** The trackers that are told of events. */
    List<String> syncedTrackers() {
        return eventsOn ? trackers.get().synced() : List.of();
    }

    /** For one run of a facade: a run ends telemetry. */
    RunWiring runs() {
        return new RunWiring(basics, this, ran);
    }

    /** Whoever writes to others is closed before them; the chain is closed, then signed, and then forwarded. */
    @Override
    public void close() {
        Closing closing = new Closing(CLOSE_DEADLINE);
        closing.then(policy::stopWatching)
                .then(() -> budget.close(closing.left()))
                .then(() -> approvals.made().ifPresent(made -> made.close(closing.left())))
                .then(eventBus::close)
                .then(() ->
                        trackers.made().ifPresent(made -> made.close())) // a method's reference would load its class
                .then(audit.dashboard()::close)
                .then(() -> policy.closeJournal(closing.left()))
                .then(audit::closeLog)
                .then(() -> audit.closeCheckpoints(closing.left()))
                .then(() -> audit.closeForwarding(closing.left()))
                .then(telemetry::close)
                .end();
    }
}
