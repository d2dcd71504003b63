package dev.loki.bootstrap;

import dev.loki.adapter.fs.run.FileOpenRuns;
import dev.loki.adapter.process.run.ChildProcessRunner;
import dev.loki.adapter.process.run.ProgramFiles;
import dev.loki.adapter.process.run.SystemRunProcesses;
import dev.loki.application.audit.Actor;
import dev.loki.application.cycle.StepPreview;
import dev.loki.application.run.GovernedRun;
import dev.loki.application.run.RunApproval;
import dev.loki.application.run.RunIncidents;
import dev.loki.application.run.RunLimit;
import dev.loki.application.run.RunRegister;
import dev.loki.application.run.RunRequest;
import dev.loki.application.run.RunSummary;
import dev.loki.application.run.RunTime;
import dev.loki.application.run.SessionLog;
import dev.loki.bootstrap.settings.RunLimits;
import dev.loki.domain.cycle.Cycle;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Runs a command, or a cycle, under what is wired. */
final class RunWiring {

    private final Basics basics;
    private final Wiring wiring;
    private final AtomicBoolean ran;

    /** @param ran whether something was run before; a run ends telemetry */
    RunWiring(Basics basics, Wiring wiring, AtomicBoolean ran) {
        this.basics = basics;
        this.wiring = wiring;
        this.ran = ran;
    }

    CycleWiring cycles() {
        return new CycleWiring(
                basics,
                wiring.trail(),
                wiring.eventBus().stream(),
                () -> wiring.policy().control().status(),
                wiring.telemetry().metrics()::metrics);
    }

    /** What the policies would say to each step of a cycle. */
    List<StepPreview> preview(Cycle cycle) {
        return cycles().preview(cycle, wiring.policy().control());
    }

    /** What is on while something is run in this environment. */
    List<String> parts(Map<String, String> environment) {
        return RunParts.of(
                basics,
                wiring.policy().control().status(),
                wiring.budget().inForce(),
                SettingsReader.limits(environment),
                wiring.telemetry().exporter().isPresent(),
                wiring.syncedTrackers());
    }

    /** From the session's start to its proof, no signal ends this process. */
    RunSummary run(List<String> command, Path directory, Map<String, String> environment, Consumer<String> notices) {
        requireFirst();
        RunLimits limits = SettingsReader.limits(environment);
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

    /** As {@link #run}, of the project's cycle. */
    RunSummary runCycle(CycleOrder order) {
        requireFirst();
        List<String> command = order.resume() ? List.of("loki", "run", "--resume") : List.of("loki", "run");
        RunRequest request = begin(command, basics.project().root(), order.environment());
        return cycles().run(order, request, governance(request.session(), order.notices()));
    }

    private void requireFirst() {
        if (ran.getAndSet(true)) {
            throw new IllegalStateException("this LokiEnterprise has run a command; make another one for the next");
        }
    }

    private RunRequest begin(List<String> command, Path directory, Map<String, String> environment) {
        wiring.startInBackground();
        wiring.approvals().requireKey();
        String session = randomHex() + randomHex();
        return new RunRequest(
                session,
                command,
                basics.project().root(),
                directory,
                RunEnvironment.of(basics, session, wiring.budget().orgOfRun(), environment),
                basics.settings().trace().outer());
    }

    private String randomHex() {
        return HexFormat.of().toHexDigits(basics.ids().nextBits());
    }

    private RunGovernance governance(String session, Consumer<String> notices) {
        Actor actor = new Actor(Basics.userName(), wiring.source(), session);
        return new RunGovernance(
                actor,
                wiring.policy().controlFor(actor),
                new SessionLog(
                        wiring.trail(),
                        wiring.eventBus().stream(),
                        actor,
                        basics.project().root(),
                        basics.clock()),
                wiring.telemetry().ofRun(session, wiring.eventBus()::stop),
                wiring.budget().limitOf(session),
                wiring.audit().ofRun(actor),
                register(session, actor),
                calledOff -> approval(actor, notices, calledOff));
    }

    private RunRegister register(String session, Actor actor) {
        return new RunRegister(
                new FileOpenRuns(basics.loki("state", "runs"), basics.json().get()),
                new SystemRunProcesses(),
                session,
                new RunIncidents(wiring.trail(), actor, basics.project().root(), basics.warnings()));
    }

    private RunApproval approval(Actor actor, Consumer<String> notices, BooleanSupplier calledOff) {
        return new RunApproval(
                new Lazy<>(() -> wiring.approvals().controlFor(actor)),
                basics.settings().approvals().waits(),
                new ProgramFiles(),
                (point, action) -> wiring.policy().readAnew(actor).judgeAgain(point, action),
                notices,
                calledOff);
    }
}
