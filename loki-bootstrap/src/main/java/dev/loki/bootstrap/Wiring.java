package dev.loki.bootstrap;

import dev.loki.adapter.fs.audit.FileAuditLog;
import dev.loki.adapter.fs.event.FileEventBus;
import dev.loki.adapter.fs.json.JacksonJsonReader;
import dev.loki.adapter.fs.policy.FilePolicySource;
import dev.loki.adapter.fs.policy.FileSystemRealPaths;
import dev.loki.adapter.process.run.ChildProcessRunner;
import dev.loki.application.audit.Actor;
import dev.loki.application.audit.AuditTrail;
import dev.loki.application.event.EventStream;
import dev.loki.application.policy.ActivePolicies;
import dev.loki.application.policy.DecisionRecorder;
import dev.loki.application.policy.PathGuard;
import dev.loki.application.policy.PolicyControl;
import dev.loki.application.run.GovernedRun;
import dev.loki.application.run.RunRequest;
import dev.loki.application.run.RunSummary;
import dev.loki.application.run.SessionLog;
import dev.loki.application.trace.Tracer;
import dev.loki.domain.policy.RealPaths;
import dev.loki.domain.policy.SelfProtection;
import dev.loki.ports.id.IdSource;
import dev.loki.ports.json.JsonReader;
import java.nio.file.Path;
import java.time.Clock;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Puts the adapters that are enabled behind the application. Each is made at its first use. */
final class Wiring implements AutoCloseable {

    private final Settings settings;
    private final Project project;
    private final String source;
    private final InstantSource clock = Clock.systemUTC();
    private final IdSource ids = new RandomIds();
    private final Supplier<JsonReader> json = new Lazy<>(() -> new JacksonJsonReader());
    private final Supplier<ActivePolicies> activePolicies;
    private final CheckpointWiring checkpoints;
    private final AuditTrail audit;
    private final EventStream events;
    private final TelemetryWiring telemetry;
    private final PathGuard guard;
    private final PolicyControl policies;

    Wiring(Settings settings, Project project, Features features, String source, Consumer<String> warnings) {
        this.settings = settings;
        this.project = project;
        this.source = source;
        Path lokiDir = project.lokiDir();
        activePolicies = features.policy()
                ? new Lazy<>(() -> ActivePolicies.load(new FilePolicySource(lokiDir)))
                : () -> ActivePolicies.NONE;
        AuditTrail trail = features.audit()
                ? AuditTrail.keptIn(new Lazy<>(() -> new FileAuditLog(lokiDir.resolve("audit"), json.get(), clock)))
                : AuditTrail.off();
        checkpoints = new CheckpointWiring(settings.checkpoints(), project, features.audit(), warnings);
        audit = checkpoints.afterEntry().map(trail::telling).orElse(trail);
        events = new EventStream(
                new Lazy<>(() -> new FileEventBus(lokiDir.resolve("events"), json.get(), clock)),
                clock,
                ids,
                features.events());
        telemetry = TelemetryWiring.of(settings, project, clock, ids, json, warnings);
        guard = guard(settings, project, features);
        String who = settings.session() == null ? userName() : "agent";
        policies = policiesFor(new Actor(who, source, settings.session()));
    }

    PolicyControl policies() {
        return policies;
    }

    AuditTrail audit() {
        return audit;
    }

    Evidence evidence() {
        return new Evidence(audit, checkpoints, project, json, settings.session() != null);
    }

    EventStream events() {
        return events;
    }

    Tracer tracer() {
        return telemetry.tracer();
    }

    RunSummary run(List<String> command, Path directory, Map<String, String> environment) {
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
                            telemetry.ofRun(request.session()),
                            runner)
                    .run(request);
        }
    }

    @Override
    public void close() {
        checkpoints.close();
        telemetry.close();
    }

    private PolicyControl policiesFor(Actor actor) {
        return new PolicyControl(
                activePolicies,
                json,
                guard,
                new DecisionRecorder(audit, events, actor),
                telemetry.tracer(),
                settings.parent());
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
