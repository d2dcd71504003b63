package dev.loki.bootstrap;

import dev.loki.adapter.fs.audit.AuditSync;
import dev.loki.adapter.fs.audit.FileAuditLog;
import dev.loki.adapter.fs.json.JacksonJsonReader;
import dev.loki.adapter.fs.policy.FileDecisionLog;
import dev.loki.adapter.fs.policy.FilePolicySource;
import dev.loki.adapter.fs.policy.FilePolicyWatch;
import dev.loki.adapter.fs.policy.FileSystemRealPaths;
import dev.loki.adapter.fs.policy.SinglePolicyFile;
import dev.loki.adapter.fs.run.FileRunReports;
import dev.loki.adapter.process.run.ChildProcessRunner;
import dev.loki.adapter.re2j.scan.Re2PatternCompiler;
import dev.loki.application.audit.Actor;
import dev.loki.application.audit.AuditTrail;
import dev.loki.application.event.EventStream;
import dev.loki.application.forward.Forwarding;
import dev.loki.application.policy.ActivePolicies;
import dev.loki.application.policy.CurrentPolicies;
import dev.loki.application.policy.DecisionJournal;
import dev.loki.application.policy.DecisionRecorder;
import dev.loki.application.policy.DecisionReplay;
import dev.loki.application.policy.PathGuard;
import dev.loki.application.policy.PolicyControl;
import dev.loki.application.policy.PolicyReader;
import dev.loki.application.policy.PolicyReview;
import dev.loki.application.policy.PolicyStatus;
import dev.loki.application.policy.ReloadRecorder;
import dev.loki.application.policy.ReplayChange;
import dev.loki.application.policy.ReplaySummary;
import dev.loki.application.run.GovernedRun;
import dev.loki.application.run.RunEvidence;
import dev.loki.application.run.RunReportCheck;
import dev.loki.application.run.RunReporter;
import dev.loki.application.run.RunRequest;
import dev.loki.application.run.RunSummary;
import dev.loki.application.run.SessionLog;
import dev.loki.application.trace.Tracer;
import dev.loki.domain.audit.AuditEntry;
import dev.loki.domain.policy.EnvironmentPolicies;
import dev.loki.domain.policy.RealPaths;
import dev.loki.domain.policy.SelfProtection;
import dev.loki.domain.scan.LinearPatternCompiler;
import dev.loki.ports.audit.AuditLog;
import dev.loki.ports.event.EventStore;
import dev.loki.ports.event.Retention;
import dev.loki.ports.id.IdSource;
import dev.loki.ports.json.JsonReader;
import dev.loki.ports.policy.LoggedLine;
import dev.loki.ports.policy.PolicySource;
import dev.loki.ports.policy.PolicyWatch;
import dev.loki.ports.run.RunReports;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Puts the adapters that are enabled behind the application. Each is made at its first use. */
final class Wiring implements AutoCloseable {

    /** What a disk or a collector that does not answer costs a single command. */
    private static final Duration CLOSE_DEADLINE = Duration.ofSeconds(2);

    /** What is left for forwarding where the others took their time. */
    private static final Duration FORWARDING_LEAST = Duration.ofMillis(500);

    private final Settings settings;
    private final Project project;
    private final String source;
    private final InstantSource clock = Clock.systemUTC();
    private final IdSource ids = new RandomIds();
    private final Supplier<JsonReader> json = new Lazy<>(() -> new JacksonJsonReader());
    private final @Nullable CurrentPolicies currentPolicies;
    private final Lazy<AuditLog> auditLog;
    private final CheckpointWiring checkpoints;
    private final Forwarding forwarding;
    private final AuditTrail audit;
    private final DashboardWiring dashboard;
    private final EventWiring eventBus;
    private final EventStream events;
    private final boolean auditing;
    private final DecisionJournal journal;
    private final TelemetryWiring telemetry;
    private final PathGuard guard;
    private final PolicyControl policies;

    /**
     * @param watching whether this lives long: a policy file that changes is taken, and audit entries are forwarded
     * @param controlPlane whether this process is the control plane
     */
    Wiring(
            Settings settings,
            Project project,
            Features features,
            String source,
            boolean watching,
            boolean controlPlane,
            Consumer<String> warnings) {
        this.settings = settings;
        this.project = project;
        this.source = source;
        Path lokiDir = project.lokiDir();
        auditLog = new Lazy<>(() -> new FileAuditLog(
                lokiDir.resolve("audit"),
                json.get(),
                clock,
                AuditSync.valueOf(settings.auditSync().toUpperCase(Locale.ROOT))));
        AuditTrail trail = features.audit() ? audit(settings, project) : AuditTrail.off();
        checkpoints = new CheckpointWiring(settings.checkpoints(), project, features.audit(), warnings);
        forwarding = ForwardWiring.of(settings, project, clock, ids, json, warnings);
        audit = checkpoints.afterEntry().map(trail::telling).orElse(trail).telling(forwarding::appended);
        dashboard = new DashboardWiring(settings.dashboard(), controlPlane, audit, clock, warnings);
        eventBus = new EventWiring(settings.events(), lokiDir, json, clock, ids, features.events(), warnings);
        events = eventBus.stream();
        journal = DecisionLogWiring.journal(settings, project, json, clock, warnings);
        telemetry = TelemetryWiring.of(settings, project, clock, ids, json, warnings);
        guard = guard(settings, project, features);
        String who = settings.session() == null ? userName() : "agent";
        Actor actor = new Actor(who, source, settings.session());
        currentPolicies = features.policy() ? currentPolicies(lokiDir, watching, actor, warnings) : null;
        policies = policiesFor(actor);
        auditing = features.audit();
        if (watching) {
            forwarding.start();
            startSubscribers();
        }
    }

    PolicyControl policies() {
        return policies;
    }

    PolicyReview review(@Nullable Path file) {
        return PolicyReview.of(policyFile(file), patterns());
    }

    AuditTrail audit() {
        return audit;
    }

    Optional<AuditEntry> startSegment(String reason) {
        if (settings.session() != null) {
            throw new ConfigurationException(List.of("LOKI_SESSION_ID: this is a governed run; a new segment is an"
                    + " operator's to start, outside of any run"));
        }
        return audit.startSegment(userName(), reason);
    }

    Evidence evidence() {
        return new Evidence(audit, checkpoints, project, json, settings.session() != null);
    }

    Forwarding forwarding() {
        return forwarding;
    }

    DashboardWiring dashboard() {
        return dashboard;
    }

    RunReportCheck.Verdict verifyRunReports() {
        return new RunReportCheck(audit, runReports()).verify();
    }

    private RunReports runReports() {
        return new FileRunReports(project.lokiDir().resolve("reports"));
    }

    /** Reads the chain that is there, whether or not this process keeps it. */
    Compliance compliance() {
        Evidence reading =
                new Evidence(AuditTrail.keptIn(auditLog), checkpoints, project, json, settings.session() != null);
        return new Compliance(reading, project, json, clock, userName());
    }

    EventStream events() {
        return events;
    }

    EventStore eventStore() {
        return eventBus.store();
    }

    Retention eventRetention() {
        return settings.events().retention();
    }

    private void startSubscribers() {
        eventBus.start(auditing ? audit : null, telemetry.exporter(), clock, ids, settings.parent());
    }

    Tracer tracer() {
        return telemetry.tracer();
    }

    RunSummary run(List<String> command, Path directory, Map<String, String> environment) {
        forwarding.start();
        startSubscribers();
        String session =
                HexFormat.of().toHexDigits(ids.nextBits()) + HexFormat.of().toHexDigits(ids.nextBits());
        Map<String, String> childEnvironment = new HashMap<>(environment);
        childEnvironment.put("LOKI_DIR", project.lokiDir().toString());
        childEnvironment.put("LOKI_PROJECT_DIR", project.root().toString());
        childEnvironment.put("LOKI_SESSION_ID", session);
        childEnvironment.put(
                "LOKI_SPOOL_DIR", TelemetryWiring.spool(project, session).toString());
        RunRequest request =
                new RunRequest(session, command, project.root(), directory, childEnvironment, settings.parent());
        return governed(request, new Actor(userName(), source, session));
    }

    /** From the session's start to its proof, no signal ends this process. */
    private RunSummary governed(RunRequest request, Actor actor) {
        try (ChildProcessRunner runner = ChildProcessRunner.open()) {
            return new GovernedRun(
                            policiesFor(actor),
                            new SessionLog(audit, events, actor, project.root(), clock),
                            telemetry.ofRun(request.session(), eventBus::stop),
                            runner,
                            evidence(actor))
                    .run(request);
        }
    }

    private RunEvidence evidence(Actor actor) {
        return new RunEvidence(RunReporter.keepingIn(new Lazy<>(this::runReports), audit, actor), dashboard.anchors());
    }

    /** Replays a decision log against a policy file, or against the project's own. */
    ReplaySummary replay(
            Path log, @Nullable Path policyFile, Consumer<ReplayChange> changes, Consumer<LoggedLine> unreadable) {
        ActivePolicies by = new PolicyReader(policyFile(policyFile), environmentPolicies(), patterns()).read();
        if (by.status().state() != PolicyStatus.State.IN_FORCE) {
            throw new ConfigurationException(List.of(by.fault()
                    .orElse("there is no policy file in " + project.lokiDir() + ": name one with --policies")));
        }
        return new DecisionReplay(by, changes, unreadable).run(new FileDecisionLog(log, json.get()));
    }

    @Override
    public void close() {
        if (currentPolicies != null) {
            currentPolicies.close();
        }
        dashboard.close();
        eventBus.close();
        long end = System.nanoTime() + CLOSE_DEADLINE.toNanos();
        try {
            journal.close(CLOSE_DEADLINE);
            telemetry.close(Duration.ofNanos(Math.max(0, end - System.nanoTime())));
        } finally {
            auditLog.made().ifPresent(AuditLog::close);
            checkpoints.close();
            forwarding.close(Duration.ofNanos(Math.max(FORWARDING_LEAST.toNanos(), end - System.nanoTime())));
        }
    }

    private AuditTrail audit(Settings settings, Project project) {
        Path key = settings.fingerprintKey();
        return key == null
                ? AuditTrail.keptIn(auditLog)
                : AuditTrail.keptIn(auditLog, KeyFile.read(key, project.root()));
    }

    private CurrentPolicies currentPolicies(Path lokiDir, boolean watching, Actor actor, Consumer<String> warnings) {
        PolicyWatch watch = watching ? new FilePolicyWatch(lokiDir) : PolicyWatch.NONE;
        ReloadRecorder recorder = new ReloadRecorder(audit, events, actor, warnings);
        PolicyReader reader = new PolicyReader(policyFile(null), environmentPolicies(), patterns());
        return new CurrentPolicies(reader, Features.policyFileMayExist(lokiDir), watch, recorder);
    }

    /** The named policy file; the project's where none is named. */
    private PolicySource policyFile(@Nullable Path named) {
        return named == null ? new FilePolicySource(project.lokiDir()) : new SinglePolicyFile(named);
    }

    private EnvironmentPolicies environmentPolicies() {
        return settings.policies().in(project.root(), new FileSystemRealPaths());
    }

    private PolicyControl policiesFor(Actor actor) {
        return new PolicyControl(
                currentPolicies == null ? () -> ActivePolicies.NONE : currentPolicies,
                json,
                guard,
                new DecisionRecorder(audit, events, journal, actor),
                telemetry.tracer(),
                settings.parent());
    }

    /** The engine is loaded where a policy has patterns. */
    private static LinearPatternCompiler patterns() {
        Supplier<LinearPatternCompiler> engine = new Lazy<>(() -> new Re2PatternCompiler());
        return pattern -> engine.get().compile(pattern);
    }

    /** Where no policy is on, nothing is governed, and no file system is asked. */
    private static PathGuard guard(Settings settings, Project project, Features features) {
        if (!features.policy() && !features.audit()) {
            return new PathGuard(project.root().toString(), false, RealPaths.LEXICAL, null);
        }
        RealPaths realPaths = new FileSystemRealPaths();
        String lokiDir = project.lokiDir().toString();
        String realLokiDir = realPaths.resolve(lokiDir).orElse(lokiDir);
        SelfProtection protection = new SelfProtection(realLokiDir, realPaths);
        return new PathGuard(project.root().toString(), settings.session() != null, realPaths, protection);
    }

    private static String userName() {
        String name = System.getProperty("user.name", "");
        return name.isEmpty() ? "user" : name;
    }
}
