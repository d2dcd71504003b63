package dev.loki.bootstrap;

import dev.loki.adapter.fs.cycle.FileCycleStore;
import dev.loki.adapter.fs.cycle.FileCycleWishes;
import dev.loki.adapter.fs.cycle.FileRunFile;
import dev.loki.adapter.fs.cycle.FileStepLogs;
import dev.loki.adapter.fs.quality.LokiFolderFiles;
import dev.loki.adapter.process.run.CapturingRunner;
import dev.loki.application.audit.AuditTrail;
import dev.loki.application.cycle.CycleEvidence;
import dev.loki.application.cycle.CycleLimit;
import dev.loki.application.cycle.CyclePatience;
import dev.loki.application.cycle.CyclePolicies;
import dev.loki.application.cycle.CycleRecord;
import dev.loki.application.cycle.CycleReports;
import dev.loki.application.cycle.CycleSetting;
import dev.loki.application.cycle.RarvCycle;
import dev.loki.application.cycle.StepCheck;
import dev.loki.application.cycle.StepExecution;
import dev.loki.application.cycle.StepPreview;
import dev.loki.application.event.EventStream;
import dev.loki.application.policy.PolicyControl;
import dev.loki.application.policy.PolicyStatus;
import dev.loki.application.run.GovernedSession;
import dev.loki.application.run.RunApproval;
import dev.loki.application.run.RunRegister;
import dev.loki.application.run.RunRequest;
import dev.loki.application.run.RunSummary;
import dev.loki.application.trace.Tracer;
import dev.loki.bootstrap.settings.RunLimits;
import dev.loki.domain.cycle.Cycle;
import dev.loki.domain.cycle.CycleLimits;
import dev.loki.domain.cycle.CyclePlan;
import dev.loki.domain.cycle.CyclePlanCompilation;
import dev.loki.domain.cycle.CyclePlanCompiler;
import dev.loki.domain.cycle.CycleState;
import dev.loki.domain.metric.LokiMetrics;
import dev.loki.domain.policy.PolicyProblem;
import dev.loki.domain.trace.TraceContext;
import dev.loki.ports.cycle.CycleStore;
import dev.loki.ports.cycle.CycleStoreException;
import dev.loki.ports.cycle.CycleWishes;
import dev.loki.ports.cycle.StepLogs;
import dev.loki.ports.cycle.Waiting;
import dev.loki.ports.policy.PolicyLoad;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Puts the adapters of a cycle behind the application. */
final class CycleWiring {

    private final Basics basics;
    private final AuditTrail trail;
    private final EventStream events;
    private final CyclePolicyCheck policies;
    private final Supplier<LokiMetrics> metrics;

    CycleWiring(
            Basics basics,
            AuditTrail trail,
            EventStream events,
            Supplier<PolicyStatus> policies,
            Supplier<LokiMetrics> metrics) {
        this.basics = basics;
        this.trail = trail;
        this.events = events;
        this.policies = new CyclePolicyCheck(basics, trail, policies);
        this.metrics = metrics;
    }

    /** Whether there is a run file, understood or not. */
    boolean hasRunFile() {
        return !(runFile() instanceof PolicyLoad.Absent);
    }

    /**
     * The cycle that would be run.
     *
     * @throws ConfigurationException where the run file or a variable is wrong, there is nothing to be resumed, or the policy
     *     file that the cycle went by is gone
     */
    Cycle cycle(CycleOrder order) {
        return cycle(order, policies.of(order));
    }

    private Cycle cycle(CycleOrder order, CyclePolicies goneBy) {
        CyclePlan plan = plan();
        RunLimits most = SettingsReader.limits(order.environment());
        CycleLimits limits = CycleLimits.of(plan, most.iterations(), most.duration());
        if (!order.resume()) {
            return Cycle.begin(plan, limits);
        }
        Cycle cycle = resumed(plan, limits);
        policies.require(goneBy, order);
        return cycle;
    }

    /** What the policies would say to each step of a cycle. */
    List<StepPreview> preview(Cycle cycle, PolicyControl policies) {
        CycleSetting setting = new CycleSetting("", basics.project().root(), Map.of(), TraceContext.NONE);
        return StepPreview.of(cycle, setting, policies);
    }

    /** Whether a new cycle would take the place of one that could be resumed. */
    boolean isInterrupted() {
        try {
            return store().load().filter(CycleState::isInterrupted).isPresent();
        } catch (CycleStoreException e) {
            return false;
        }
    }

    private CyclePlan plan() {
        PolicyLoad load = runFile();
        if (load instanceof PolicyLoad.Found found) {
            CyclePlanCompilation compilation = CyclePlanCompiler.compile(found.document());
            if (compilation instanceof CyclePlanCompilation.Compiled compiled) {
                return compiled.plan();
            }
            throw wrong(((CyclePlanCompilation.Rejected) compilation).problems());
        }
        if (load instanceof PolicyLoad.Unreadable unreadable) {
            throw wrong(List.of(unreadable.problem()));
        }
        throw new ConfigurationException(
                List.of("there is no " + basics.loki(FileRunFile.NAME) + "; write it, or name a command to be run"));
    }

    private static ConfigurationException wrong(List<PolicyProblem> problems) {
        return new ConfigurationException(
                problems.stream().map(PolicyProblem::toString).toList());
    }

    private Cycle resumed(CyclePlan plan, CycleLimits limits) {
        try {
            CycleState state = store().load()
                    .orElseThrow(() -> new IllegalArgumentException(
                            "no cycle was begun; begin one with loki run, without --resume"));
            if (!new CycleEvidence(trail).holds(state)) {
                throw new IllegalArgumentException("the audit trail does not know the state in "
                        + basics.loki("state", "run.json") + ": somebody changed it, or the trail; look at loki audit"
                        + " verify, and start anew without --resume");
            }
            return Cycle.resume(plan, limits, state);
        } catch (IllegalArgumentException | CycleStoreException e) {
            throw new ConfigurationException(List.of("--resume: " + e.getMessage()));
        }
    }

    /**
     * Runs a cycle as a session. From its start to its proof, no signal ends this process.
     *
     * @throws ConfigurationException where the run file or a variable is wrong, there is nothing to be resumed, the policy
     *     file that the cycle went by is gone, or another process runs a cycle of this project
     */
    RunSummary run(CycleOrder order, RunRequest request, RunGovernance governance) {
        AtomicReference<@Nullable RunSummary> summary = new AtomicReference<>();
        boolean alone = store().alone(() -> {
            CyclePolicies goneBy = policies.of(order);
            summary.set(run(cycle(order, goneBy), goneBy, order, request, governance));
        });
        RunSummary done = summary.get();
        if (!alone || done == null) {
            throw new ConfigurationException(
                    List.of("another loki run works on this project's cycle; wait for its end, or"
                            + " ask for it by the file " + basics.loki("STOP")));
        }
        return done;
    }

    private RunSummary run(
            Cycle cycle, CyclePolicies goneBy, CycleOrder order, RunRequest request, RunGovernance governance) {
        CycleSetting setting =
                new CycleSetting(request.session(), basics.project().root(), request.environment(), request.outer());
        GovernedSession session = new GovernedSession(
                governance.log(), governance.telemetry(), governance.evidence(), governance.policies()::status);
        RunRegister register = governance.register();
        try (register;
                CapturingRunner runner = CapturingRunner.open(
                        order.out(), order.err(), request.session(), register::started, register::unguarded)) {
            register.open();
            return session.run(request, span -> {
                try (CycleLimit limit = CycleLimit.over(governance.limit())) {
                    RarvCycle rarv = rarv(runner, limit, goneBy, order, governance);
                    return rarv.run(cycle, order.resume(), setting, span).end();
                } finally {
                    runner.endLeftBehind();
                }
            });
        }
    }

    private RarvCycle rarv(
            CapturingRunner runner,
            CycleLimit limit,
            CyclePolicies goneBy,
            CycleOrder order,
            RunGovernance governance) {
        Tracer tracer = governance.telemetry().tracer();
        CycleWishes wishes = new FileCycleWishes(basics.loki());
        CyclePatience patience = new CyclePatience(wishes, runner, limit, waiting(), basics.clock());
        RunApproval approval = governance.approval().apply(patience::isCalledOff);
        StepLogs logs = new FileStepLogs(basics.loki());
        return new RarvCycle(
                patience,
                new StepCheck(governance.policies(), approval::ask, limit),
                new StepExecution(runner, wishes, logs, tracer, System::nanoTime, limit),
                new CycleRecord(
                        trail,
                        events,
                        store(),
                        governance.actor(),
                        basics.project().root(),
                        goneBy),
                new CycleReports(new LokiFolderFiles(basics.loki()), metrics),
                tracer,
                basics.clock(),
                order.progress());
    }

    private static Waiting waiting() {
        return time -> {
            try {
                TimeUnit.NANOSECONDS.sleep(time.toNanos());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };
    }

    private CycleStore store() {
        return new FileCycleStore(
                basics.loki("state", "run.json"), basics.json().get());
    }

    private PolicyLoad runFile() {
        return new FileRunFile(basics.loki()).load();
    }
}
