package dev.loki.application.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.application.House;
import dev.loki.application.approval.ApprovalClock;
import dev.loki.application.approval.ApprovalControl;
import dev.loki.application.approval.ApprovalPorts;
import dev.loki.application.approval.ApprovalSettings;
import dev.loki.application.audit.Actor;
import dev.loki.application.policy.ActivePolicies;
import dev.loki.contracts.approval.InMemoryApprovalStore;
import dev.loki.domain.approval.ApprovalRequest;
import dev.loki.domain.approval.ApprovalState;
import dev.loki.domain.approval.Delivery;
import dev.loki.domain.json.JsonArray;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonString;
import dev.loki.domain.policy.ApprovalGate;
import dev.loki.domain.policy.Decision;
import dev.loki.domain.policy.EnforcementPoint;
import dev.loki.domain.trace.TraceContext;
import dev.loki.ports.approval.ApprovalNotifier;
import dev.loki.ports.approval.ApprovalSignals;
import dev.loki.ports.approval.ApprovalStore;
import dev.loki.ports.approval.ApprovalStoreException;
import dev.loki.ports.run.Command;
import dev.loki.ports.run.CommandStartException;
import dev.loki.ports.run.ProgramFinder;
import dev.loki.ports.trace.SpoolDrain;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A run whose command needs a person's consent. */
class ApprovedRunTest {

    private static final ActivePolicies ASK = policies("require_approval");

    private final House house = new House();
    private final InMemoryApprovalStore store = new InMemoryApprovalStore();
    private final List<Command> started = new ArrayList<>();
    private final List<String> notices = new ArrayList<>();
    private final ApprovalControl alice = approvals("alice", null);
    private final List<ApprovalGate> gates = new ArrayList<>();
    private ApprovalNotifier notifier = (webhook, request) -> Delivery.delivered(House.NOW);
    private ActivePolicies later = ASK;
    private boolean calledOff;
    private boolean broken;
    private Consumer<String> atNotice = notices::add;
    private Optional<ProgramFinder.Program> program = Optional.empty();

    @Test
    void whereNobodyWaitsTheRunEndsAndTheSameCommandGoesOnOnceItIsGranted() {
        RunSummary first = run(false, "deploy", "--now");
        assertThat(first.exitCode()).isEqualTo(2);
        assertThat(first.outcome()).isEqualTo(Outcome.APPROVAL_REQUIRED);
        String id = store.all().get(0).id();
        assertThat(first.message()).contains("deploys-ask", "loki approve grant " + id);
        assertThat(run(false, "deploy", "--now").message()).contains(id);

        alice.grant(id, null);
        assertThat(run(false, "deploy", "--now", "--force").exitCode()).isEqualTo(2);
        assertThat(run(false, "deploy", "--now").exitCode()).isZero();
        assertThat(started).hasSize(1).first().extracting(Command::line).isEqualTo(List.of("deploy", "--now"));
        assertThat(run(false, "deploy", "--now").exitCode()).isEqualTo(2);
    }

    @Test
    void aWebhookThatIsSlowHoldsNoRunThatDoesNotWait() {
        gates.add(new ApprovalGate("gate", "pre_execution", 30, "https://hooks.example/", false, 1, false, 1));
        CountDownLatch ended = new CountDownLatch(1);
        notifier = (webhook, request) -> heldUntil(ended);

        assertThat(run(false, "deploy").outcome()).isEqualTo(Outcome.APPROVAL_REQUIRED);

        assertThat(store.all()).extracting(ApprovalRequest::delivery).containsExactly(Delivery.pending(House.NOW));
        ended.countDown();
    }

    private static Delivery heldUntil(CountDownLatch ended) {
        try {
            return ended.await(60, TimeUnit.SECONDS)
                    ? Delivery.delivered(House.NOW)
                    : Delivery.notDelivered(House.NOW, "the run waited for this");
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aRunThatWaitsSaysWhatForAndStartsOnceItIsGranted() {
        atNotice = notice -> grantAtTheLast(notice);
        RunSummary summary = run(true, "deploy", "--now");
        assertThat(summary.exitCode()).isZero();
        assertThat(started).hasSize(1);
        assertThat(store.all()).extracting(ApprovalRequest::state).containsExactly(ApprovalState.CONSUMED);
        assertThat(String.join("\n", notices))
                .startsWith("waiting for approval apr-")
                .contains("deploys-ask", "deploy --now", "until", "loki approve reject apr-");
        assertThat(summary.decisions()).isEqualTo(new DecisionCount(0, 1));
    }

    @Test
    void aRejectedRunEndsWithTheReason() {
        atNotice = notice -> {
            if (notice.contains("answer")) {
                alice.reject(store.all().get(0).id(), "freeze", null);
            }
        };
        RunSummary summary = run(true, "deploy");
        assertThat(summary.exitCode()).isEqualTo(1);
        assertThat(summary.outcome()).isEqualTo(Outcome.DENIED);
        assertThat(summary.message()).contains("is rejected by alice: freeze");
        assertThat(started).isEmpty();
    }

    @Test
    void policiesThatDenyByNowStopWhatWasGranted() {
        atNotice = this::grantAtTheLast;
        later = policies("deny");
        RunSummary summary = run(true, "deploy");
        assertThat(summary.exitCode()).isEqualTo(1);
        assertThat(summary.message()).contains("is denied by now: deploys-ask");
        assertThat(started).isEmpty();
    }

    @Test
    void aRunThatIsToldToEndWhileItWaitsEndsWithTheSignalsCode() {
        calledOff = true;
        RunSummary summary = run(true, "deploy");
        assertThat(summary.exitCode()).isEqualTo(143);
        assertThat(summary.outcome()).isEqualTo(Outcome.COMMAND_NOT_STARTED);
        assertThat(store.all()).extracting(ApprovalRequest::state).containsExactly(ApprovalState.CANCELLED);
    }

    @Test
    void aRequestThatAnotherProcessCancelledStartsNothing() {
        atNotice = notice -> {
            if (notice.contains("answer")) {
                approvals("dev", "another").cancel(store.all().get(0).id(), "that one was told to end");
            }
        };
        RunSummary summary = run(true, "deploy");
        assertThat(summary.exitCode()).isEqualTo(1);
        assertThat(summary.message()).contains("is cancelled", "that one was told to end");
        assertThat(started).isEmpty();
    }

    @Test
    void ofTwoRunsThatWaitForTheSameOneStarts() {
        atNotice = notice -> {
            if (notice.contains("answer")) {
                atNotice = inner -> {};
                String id = store.all().get(0).id();
                alice.grant(id, null);
                assertThat(run(true, "deploy").exitCode()).isZero();
            }
        };
        RunSummary second = run(true, "deploy");
        assertThat(second.exitCode()).isEqualTo(1);
        assertThat(second.message()).contains("is consumed");
        assertThat(started).hasSize(1);
    }

    @Test
    void aProgramThatIsAnotherByNowIsAnotherAction() {
        program = Optional.of(new ProgramFinder.Program("/srv/project/deploy", "aa"));
        run(false, "deploy");
        ApprovalRequest request = store.all().get(0);
        assertThat(request.action().shown().toString()).contains("/srv/project/deploy", "aa");
        alice.grant(request.id(), null);

        program = Optional.of(new ProgramFinder.Program("/srv/project/deploy", "bb"));
        assertThat(run(false, "deploy").exitCode()).isEqualTo(2);
        program = Optional.of(new ProgramFinder.Program("/tmp/evil/deploy", "aa"));
        assertThat(run(false, "deploy").exitCode()).isEqualTo(2);
        assertThat(started).isEmpty();
        program = Optional.of(new ProgramFinder.Program("/srv/project/deploy", "aa"));
        assertThat(run(false, "deploy").exitCode()).isZero();
    }

    @Test
    void aProgramThatChangesWhileTheRunWaitsDoesNotStart() {
        program = Optional.of(new ProgramFinder.Program("/srv/project/deploy", "aa"));
        atNotice = notice -> {
            program = Optional.of(new ProgramFinder.Program("/srv/project/deploy", "bb"));
            grantAtTheLast(notice);
        };
        RunSummary summary = run(true, "deploy");
        assertThat(summary.exitCode()).isEqualTo(1);
        assertThat(summary.message()).contains("another action");
        assertThat(started).isEmpty();
    }

    @Test
    void aRunThatIsToldToEndEndsThoughTheApprovalsCannotBeUsed() {
        atNotice = notice -> {
            broken = true;
            calledOff = true;
        };
        RunSummary summary = run(true, "deploy");
        assertThat(summary.exitCode()).isEqualTo(143);
        assertThat(started).isEmpty();
    }

    @Test
    void whereNobodyCanBeAskedNothingStarts() {
        broken = true;
        RunSummary summary = run(true, "deploy");
        assertThat(summary.exitCode()).isEqualTo(2);
        assertThat(summary.message()).contains("nobody could be asked", "approvals.json is no JSON");
        assertThat(started).isEmpty();
    }

    @Test
    void noGrantIsUsedUpBeforeAllAreThere() {
        JsonObject action = JsonObject.builder().put("command", "deploy").build();
        List<RunApproval.Question> questions = List.of(question("act", action), question("deploy", action));
        assertThat(approval(false).ask(questions)).isInstanceOf(RunApproval.Open.class);
        alice.grant(store.all().get(0).id(), null);
        assertThat(approval(false).ask(questions)).isInstanceOf(RunApproval.Open.class);
        assertThat(store.all())
                .extracting(ApprovalRequest::state)
                .containsExactly(ApprovalState.APPROVED, ApprovalState.PENDING);
        alice.grant(store.all().get(1).id(), null);
        assertThat(approval(false).ask(questions)).isInstanceOf(RunApproval.Go.class);
        assertThat(store.all()).extracting(ApprovalRequest::state).containsOnly(ApprovalState.CONSUMED);
    }

    private RunApproval.Question question(String phase, JsonObject command) {
        JsonObject action = command.with("phase", new JsonString(phase));
        Decision decision = house.control(ASK).judgeAgain(EnforcementPoint.PRE_EXECUTION, action);
        return new RunApproval.Question(
                EnforcementPoint.PRE_EXECUTION,
                action,
                decision,
                new Command(List.of("deploy"), Path.of("/srv/project"), Map.of()));
    }

    private void grantAtTheLast(String notice) {
        notices.add(notice);
        if (notice.contains("answer")) {
            alice.grant(store.all().get(store.all().size() - 1).id(), null);
        }
    }

    private static ActivePolicies policies(String action) {
        JsonObject policy = JsonObject.builder()
                .put("name", "deploys-ask")
                .put("rule", "command must not run [deploy]")
                .put("action", action)
                .build();
        return House.policies(JsonObject.builder()
                .put("pre_execution", new JsonArray(List.of(policy)))
                .build());
    }

    private RunSummary run(boolean waits, String... command) {
        RunTelemetry telemetry = new RunTelemetry(
                house.tracer, house.spans, (consumer, time) -> new SpoolDrain(0, 0, time), Duration.ofSeconds(5));
        SessionLog log = new SessionLog(house.audit, house.events, House.ACTOR, Path.of("/srv/project"), house.clock);
        return new GovernedRun(
                        house.control(ASK),
                        log,
                        telemetry,
                        (started, stop) -> start(started),
                        RunLimit.NONE,
                        RunEvidence.NONE,
                        approval(waits))
                .run(new RunRequest(
                        House.SESSION,
                        List.of(command),
                        Path.of("/srv/project"),
                        Path.of("/srv/project"),
                        Map.of(),
                        TraceContext.NONE));
    }

    private RunApproval approval(boolean waits) {
        ApprovalControl ofRun = approvals("dev", House.SESSION);
        return new RunApproval(
                () -> ofRun,
                waits,
                any -> program,
                (point, action) -> house.control(later).judgeAgain(point, action),
                notice -> atNotice.accept(notice),
                () -> calledOff);
    }

    private int start(Command command) throws CommandStartException {
        if (calledOff) {
            throw new CommandStartException("SIGTERM came first", 143, null);
        }
        started.add(command);
        return 0;
    }

    private ApprovalControl approvals(String user, @Nullable String session) {
        return new ApprovalControl(
                new ApprovalSettings(user, session, () -> gates, null),
                new ApprovalPorts(this::store, NoSignals::new, () -> notifier, () -> Optional::empty),
                new ApprovalClock(house.clock, System::nanoTime),
                house.ids,
                house.audit,
                house.events,
                new Actor(user, "cli", session),
                warning -> {});
    }

    private ApprovalStore store() {
        if (broken) {
            throw new ApprovalStoreException("approvals.json is no JSON", null);
        }
        return store;
    }

    private static final class NoSignals implements ApprovalSignals {

        @Override
        public Optional<Signal> next() {
            return Optional.empty();
        }

        @Override
        public void done(Signal signal) {
            throw new IllegalStateException("there is none");
        }
    }
}
