package dev.loki.bootstrap;

import dev.loki.adapter.fs.quality.LokiFolderFiles;
import dev.loki.adapter.fs.run.FileOpenRuns;
import dev.loki.adapter.otlp.receive.OtlpReceiver;
import dev.loki.adapter.process.run.ChildProcessRunner;
import dev.loki.adapter.process.run.ProgramFiles;
import dev.loki.adapter.process.run.SystemRunProcesses;
import dev.loki.application.audit.Actor;
import dev.loki.application.audit.AuditTrail;
import dev.loki.application.event.EventStream;
import dev.loki.application.hook.HookControl;
import dev.loki.application.hook.MeteredSession;
import dev.loki.application.hook.SessionLimit;
import dev.loki.application.outbox.OutboxRecorder;
import dev.loki.application.policy.ActivePolicies;
import dev.loki.application.policy.Safeguard;
import dev.loki.application.quality.QualityReporting;
import dev.loki.application.residency.ResidencyControl;
import dev.loki.application.run.GovernedRun;
import dev.loki.application.run.RunApproval;
import dev.loki.application.run.RunIncidents;
import dev.loki.application.run.RunLimit;
import dev.loki.application.run.RunRegister;
import dev.loki.application.run.RunRequest;
import dev.loki.application.run.RunSummary;
import dev.loki.application.run.RunTime;
import dev.loki.application.run.SessionLog;
import dev.loki.application.telemetry.AgentTelemetry;
import dev.loki.application.telemetry.EntryAllowance;
import dev.loki.application.trace.Traces;
import dev.loki.application.tracker.IssueReport;
import dev.loki.application.usage.HeardSessions;
import dev.loki.domain.time.EpochNanos;
import dev.loki.ports.host.HostTelemetry;
import dev.loki.ports.usage.UsageListener;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
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
        MetricWiring metrics = telemetry.metrics();
        budget = new BudgetWiring(basics, features, this::activePolicies, trail(), events, actor);
        policy = new PolicyWiring(
                basics,
                features,
                actor,
                watching,
                trail(),
                events,
                telemetry.tracer(),
                metrics.decisions(),
                safeguards());
        approvals = new Lazy<>(() -> new ApprovalWiring(
                basics, actor, trail(), events, () -> policy.control().gates()));
        trackers =
                new Lazy<>(() -> basics.outbound().trackers(basics, events, eventBus.bus(), trail(), traces, source));
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

    BudgetWiring budget() {
        return budget;
    }

    ResidencyControl residency() {
        return policy.residencyControl();
    }

    PolicyWiring policy() {
        return policy;
    }

    /** What agents' hooks ask is asked in their name, and whatever they say of the project is not believed. */
    Hooks hooks() {
        return new Hooks(
                hooks,
                (environment, home) -> new HookInstaller(basics, trail(), OperatorCheck.of(basics), environment, home));
    }

    private HookControl newHooks() {
        SessionLimit metered = new MeteredSession(
                budget::isLimited,
                () -> heard.get(),
                basics.settings().budget().deniesUnmetered(),
                () -> budget.budgets().shutdown(),
                new Unrepeated(basics.warnings()));
        return HookWiring.control(basics, policy::controlForHooks, approvals, metered, trail(), traces);
    }

    /** Hooks know from now on what is heard of sessions; empty where agents' telemetry does not reach this process. */
    void hear(Supplier<Optional<HeardSessions>> sessions) {
        heard = sessions;
    }

    ApprovalWiring approvals() {
        return approvals.get();
    }

    Residents residents() {
        return new Residents(basics.project(), OperatorCheck.of(basics));
    }

    AuditWiring audit() {
        return audit;
    }

    /** The agent's, with its entries counted. */
    AuditTrail trail() {
        return trail;
    }

    EventStream events() {
        return events;
    }

    KeptEvents keptEvents() {
        return new KeptEvents(eventBus, basics.settings().events().retention());
    }

    MetricWiring metrics() {
        return telemetry.metrics();
    }

    Traces traces() {
        return traces;
    }

    /** The receiving end of agents' telemetry. */
    OtlpReceiver telemetryReceiver(UsageListener usage) {
        AgentTelemetry intake = new AgentTelemetry(
                trail(),
                metrics()::metrics,
                span -> telemetry.exporter().ifPresent(exporter -> exporter.export(span)),
                budget.counting(usage),
                basics.warnings(),
                new EntryAllowance(basics.settings().toldEntries(), System::nanoTime),
                EpochNanos.of(basics.clock().instant()));
        return new OtlpReceiver(intake, basics.json().get());
    }

    Trackers trackers() {
        return new Trackers(trackers.get(), this::issueReport);
    }

    Outbox outbox() {
        return new Outbox(
                basics, trackers, new OutboxRecorder(trail(), basics.actor(source)), OperatorCheck.of(basics));
    }

    /** A code host is asked for where something is to be sent to GitHub, or asked of it. */
    GitHub gitHub() {
        return new GitHub(basics, quality(), () -> trackers.get().codeHostWhereComplete());
    }

    private IssueReport issueReport() {
        WorkflowSettings workflow = basics.settings().workflow();
        return new IssueReport(quality(), workflow.place(workflow.sha()));
    }

    private QualityReporting quality() {
        Path lokiDir = basics.loki();
        return new QualityReporting(
                new LokiFolderFiles(lokiDir), basics.json(), trail(), Files.isDirectory(lokiDir.resolve("audit")));
    }

    ProjectStart projectStart() {
        return new ProjectStart(basics.project(), OperatorCheck.of(basics));
    }

    Recordings recordings() {
        TelemetrySettings settings = basics.settings().telemetry();
        return new Recordings(basics.project(), settings == null ? null : settings.endpoint(), basics.json());
    }

    /** What may be wrong with the settings is found before anything runs. */
    void startInBackground() {
        eventBus.start(
                audit.kept(), telemetry.exporter(), eventsOn ? trackers.get().syncs() : Map.of());
        audit.forwarding().start();
        telemetry.metrics().start();
    }

    /** What is on while something is run in this environment. */
    List<String> partsOfRun(Map<String, String> environment) {
        return RunParts.of(
                basics,
                policy.control().status(),
                budget.inForce(),
                RunLimits.read(environment),
                telemetry.exporter().isPresent(),
                eventsOn ? trackers.get().synced() : List.of());
    }

    /** From the session's start to its proof, no signal ends this process. */
    RunSummary run(List<String> command, Path directory, Map<String, String> environment, Consumer<String> notices) {
        requireFirstRun();
        RunLimits limits = RunLimits.read(environment);
        RunRequest request = begin(command, directory, environment);
        RunGovernance governance = governance(request.session(), notices);
        RunRegister register = governance.register();
        try (register;
                ChildProcessRunner runner =
                        ChildProcessRunner.open(request.session(), register::started, register::unguarded)) {
            register.open();
            return new GovernedRun(
                            governance.policies(),
                            governance.log(),
                            governance.telemetry(),
                            runner,
                            within(limits, governance.limit()),
                            governance.evidence(),
                            governance.approval().apply(runner::isCalledOff))
                    .run(request);
        }
    }

    private static RunLimit within(RunLimits limits, RunLimit budgets) {
        return limits.duration()
                .<RunLimit>map(most -> RunLimit.both(budgets, new RunTime(most, System::nanoTime)))
                .orElse(budgets);
    }

    CycleWiring cycles() {
        return new CycleWiring(basics, trail(), events, metrics()::metrics);
    }

    /** As {@link #run}, of the project's cycle. */
    RunSummary runCycle(CycleOrder order) {
        requireFirstRun();
        List<String> command = order.resume() ? List.of("loki", "run", "--resume") : List.of("loki", "run");
        RunRequest request = begin(command, basics.project().root(), order.environment());
        return cycles().run(order, request, governance(request.session(), order.notices()));
    }

    private void requireFirstRun() {
        if (ran.getAndSet(true)) {
            throw new IllegalStateException("this LokiEnterprise has run a command; make another one for the next");
        }
    }

    private RunRequest begin(List<String> command, Path directory, Map<String, String> environment) {
        startInBackground();
        approvals.get().requireKey();
        String session = randomHex() + randomHex();
        Map<String, String> childEnvironment = new HashMap<>(environment);
        childEnvironment.put("LOKI_DIR", basics.loki().toString());
        childEnvironment.put("LOKI_PROJECT_DIR", basics.project().root().toString());
        childEnvironment.put("LOKI_SESSION_ID", session);
        budget.orgOfRun().ifPresent(org -> childEnvironment.put(BudgetSettings.ORG, org));
        if (basics.isAirGapped()) {
            childEnvironment.put("LOKI_AIR_GAPPED", "true");
        }
        childEnvironment.put(
                "LOKI_SPOOL_DIR",
                TelemetryWiring.spool(basics.project(), session).toString());
        return new RunRequest(
                session,
                command,
                basics.project().root(),
                directory,
                childEnvironment,
                basics.settings().trace().outer());
    }

    private RunGovernance governance(String session, Consumer<String> notices) {
        Actor actor = new Actor(Basics.userName(), source, session);
        return new RunGovernance(
                actor,
                policy.controlFor(actor),
                new SessionLog(trail(), events, actor, basics.project().root(), basics.clock()),
                telemetry.ofRun(session, eventBus::stop),
                budget.limitOf(session),
                audit.ofRun(actor),
                register(session, actor),
                calledOff -> approval(actor, notices, calledOff));
    }

    private RunRegister register(String session, Actor actor) {
        return new RunRegister(
                new FileOpenRuns(basics.loki("state", "runs"), basics.json().get()),
                new SystemRunProcesses(),
                session,
                new RunIncidents(trail(), actor, basics.project().root(), basics.warnings()));
    }

    private RunApproval approval(Actor actor, Consumer<String> notices, BooleanSupplier calledOff) {
        return new RunApproval(
                new Lazy<>(() -> approvals.get().controlFor(actor)),
                basics.settings().approvals().waits(),
                new ProgramFiles(),
                (point, action) -> policy.readAnew(actor).judgeAgain(point, action),
                notices,
                calledOff);
    }

    private String randomHex() {
        return HexFormat.of().toHexDigits(basics.ids().nextBits());
    }

    /** Whoever writes to others is closed before them; the chain is closed, then signed, and then forwarded. */
    @Override
    public void close() {
        Closing closing = new Closing(CLOSE_DEADLINE);
        closing.then(policy::stopWatching)
                .then(() -> budget.close(closing.left()))
                .then(() -> approvals.made().ifPresent(made -> made.settle(closing.left())))
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
