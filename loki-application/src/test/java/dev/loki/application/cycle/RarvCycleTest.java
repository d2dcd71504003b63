package dev.loki.application.cycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.application.House;
import dev.loki.application.run.Outcome;
import dev.loki.application.run.RunApproval;
import dev.loki.application.run.RunLimit;
import dev.loki.contracts.cycle.InMemoryCycleStore;
import dev.loki.domain.audit.AuditEntry;
import dev.loki.domain.cycle.Cycle;
import dev.loki.domain.cycle.CycleLimits;
import dev.loki.domain.cycle.CycleState;
import dev.loki.domain.cycle.CycleStop.Reason;
import dev.loki.domain.event.Event;
import dev.loki.domain.json.JsonArray;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.metric.Counter;
import dev.loki.domain.metric.Labels;
import dev.loki.domain.metric.MetricFamily;
import dev.loki.domain.metric.MetricPoint;
import dev.loki.domain.policy.EnforcementPoint;
import dev.loki.domain.trace.Span;
import dev.loki.domain.trace.SpanStatus;
import dev.loki.ports.cycle.CycleWishes.Wish;
import dev.loki.ports.cycle.StepLogException;
import dev.loki.ports.cycle.StepRunner.Cause;
import dev.loki.ports.cycle.StepRunner.Exit;
import dev.loki.ports.quality.QualityFiles.QualityFile;
import dev.loki.ports.run.CommandStartException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class RarvCycleTest {

    /** Asks for a gate that nobody runs, and so for a person. */
    private static final JsonArray REVIEW = new JsonArray(List.of(JsonObject.builder()
            .put("name", "review")
            .put("gates", JsonArray.ofStrings(List.of("review")))
            .put("action", "require_approval")
            .build()));

    private final CycleHouse house = new CycleHouse();

    @Test
    void workIsMendedUntilItPassesAndThenDeployed() {
        CycleResult result = house.exiting(Map.of("test", List.of(1))).run();
        assertThat(result.stop().reason()).isEqualTo(Reason.FINISHED);
        assertThat(result.stop().exitCode()).isZero();
        assertThat(result.troubles()).isEmpty();
        assertThat(house.commands())
                .containsExactly(
                        "think", "work", "look", "test", "lint", "think", "work", "look", "test", "lint", "ship");
    }

    @Test
    void everyStepIsOnRecordBeforeItBeginsAndOnceItHasEnded() {
        house.exiting(Map.of("lint", List.of(2))).run();
        assertThat(house.house.log.entries())
                .extracting(entry -> entry.what() + " " + text(entry, "step") + " " + text(entry, "result"))
                .containsExactly(
                        "cycle_start  ",
                        "command_start reason 1 ",
                        "command_end reason 1 done",
                        "command_start act 1 ",
                        "command_end act 1 done",
                        "command_start reflect 1 ",
                        "command_end reflect 1 done",
                        "quality_gate_start gate tests ",
                        "quality_gate_end gate tests done",
                        "quality_gate_start gate style ",
                        "quality_gate_end gate style failed",
                        "deploy_start deploy 1 ",
                        "deploy_end deploy 1 done");
        assertThat(house.house.log.entries())
                .allSatisfy(entry -> assertThat(text(entry, "session")).isEqualTo(House.SESSION));
        assertThat(house.house.log.entries().get(11).metadata().toString()).contains("\"passed_gates\":[\"tests\"]");
        assertThat(house.house.log.entries().get(10).metadata().toString())
                .contains("\"details\":\"exit code 2: this is lint\"", "\"log\":\"logs/session-1/0001-gate-2.log\"");
    }

    @Test
    void trackersAreToldOfEachPhase() {
        house.run();
        assertThat(house.house.bus.pending()).extracting(Event::type).containsOnly("state");
        assertThat(house.house.bus.pending())
                .extracting(event -> event.payload().string("phase").orElse(""))
                .containsSubsequence("reason", "act", "reflect", "verify", "deploy");
    }

    @Test
    void spansAreATreeOfPhasesAndTheirCommands() {
        house.exiting(Map.of("test", List.of(1))).run();
        List<Span> spans = house.house.spans.spans();
        assertThat(spans)
                .extracting(Span::name)
                .filteredOn(name -> !name.equals("loki.policy.check"))
                .containsExactly(
                        "loki.command",
                        "loki.rarv.reason",
                        "loki.command",
                        "loki.rarv.act",
                        "loki.command",
                        "loki.rarv.reflect",
                        "loki.quality_gate",
                        "loki.quality_gate",
                        "loki.rarv.verify",
                        "loki.command",
                        "loki.rarv.reason",
                        "loki.command",
                        "loki.rarv.act",
                        "loki.command",
                        "loki.rarv.reflect",
                        "loki.quality_gate",
                        "loki.quality_gate",
                        "loki.rarv.verify",
                        "loki.command",
                        "loki.deployment");
        Span gate = named(spans, "loki.quality_gate");
        assertThat(gate.attributes().toString())
                .contains("loki.quality_gate.name=tests", "loki.quality_gate.passed=false");
        assertThat(gate.status().code()).isEqualTo(SpanStatus.Code.ERROR);
        assertThat(gate.parent())
                .isEqualTo(named(spans, "loki.rarv.verify").context().spanId());
        assertThat(house.started.get(3).environment())
                .containsEntry("TRACEPARENT", gate.context().traceparent());
    }

    @Test
    void aCommandKnowsWhereItIs() {
        house.exiting(Map.of("test", List.of(1))).run();
        assertThat(house.started.get(6).line()).containsExactly("/bin/sh", "-c", "work");
        assertThat(house.started.get(6).directory()).isEqualTo(CycleHouse.SETTING.project());
        assertThat(house.started.get(6).environment())
                .containsEntry("HOME", "/home/tester")
                .containsEntry("LOKI_ITERATION", "2")
                .containsEntry("LOKI_STEP", "act-1")
                .containsEntry("LOKI_STEP_ATTEMPT", "1");
    }

    @Test
    void gatesAreCountedAndReported() {
        house.exiting(Map.of("test", List.of(1), "lint", List.of(0, 3))).run();
        assertThat(count(house.metrics.qualityGatePasses(), "tests")).isEqualTo(1);
        assertThat(count(house.metrics.qualityGateFailures(), "tests")).isEqualTo(1);
        assertThat(count(house.metrics.qualityGatePasses(), "style")).isEqualTo(1);
        assertThat(count(house.metrics.qualityGateFailures(), "style")).isEqualTo(1);
        assertThat(house.reports.get(QualityFile.GATES))
                .isEqualTo("{\"gates\":[{\"name\":\"tests\",\"passed\":true,\"details\":\"exit code 0: this is test\"},"
                        + "{\"name\":\"style\",\"passed\":false,\"details\":\"exit code 3: this is lint\"}]}\n");
        assertThat(house.reports.get(QualityFile.SUMMARY))
                .contains("\"session\":\"session-1\"", "\"status\":\"success\"", "finished after 2 iterations");
    }

    @Test
    void whatAnEarlierCycleReportedIsNotTakenForThisOne() {
        house.reports.put(QualityFile.GATES, "old");
        house.exiting(Map.of("work", List.of(1, 1, 1))).run();
        assertThat(house.reports.get(QualityFile.GATES)).isEqualTo("{\"gates\":[]}\n");
        assertThat(house.reports.get(QualityFile.SUMMARY)).contains("\"status\":\"failure\"", "iterations spent");
    }

    @Test
    void secretsAreMaskedInLogsAndDetails() {
        String key = "AKIA" + "Q3EG7ZT5LKMN2VB4";
        CycleHouse secret = new CycleHouse().exiting(Map.of("echo " + key, List.of(1)));
        secret.run(
                Cycle.begin(
                        CycleHouse.plan(JsonObject.builder()
                                .put("act", "echo " + key)
                                .put("verify", "true")
                                .build()),
                        CycleHouse.limits(1)),
                false);
        assertThat(secret.logs.get("0001-act-1")).startsWith("this is echo ").doesNotContain(key);
        assertThat(secret.house.log.entries().toString()).doesNotContain(key).contains("exit code 1: this is");
        assertThat(secret.store.saved().toString()).doesNotContain(key);
        assertThat(secret.reports.toString()).doesNotContain(key);
    }

    @Test
    void aDeniedStepIsNotBegunAndNotTriedAgainAtOnce() {
        house.policies = House.policies(JsonObject.builder()
                .put(
                        "pre_execution",
                        new JsonArray(List.of(JsonObject.builder()
                                .put("name", "no-work")
                                .put("rule", "command must not match work")
                                .put("action", "deny")
                                .build())))
                .build());
        CycleResult result = house.run();
        assertThat(result.stop().reason()).isEqualTo(Reason.DENIED);
        assertThat(result.stop().exitCode()).isEqualTo(1);
        assertThat(result.stop().message()).contains("no-work");
        assertThat(house.commands()).containsExactly("think");
        assertThat(house.waited).isEmpty();

        assertThat(house.resume().stop().reason()).isEqualTo(Reason.DENIED);
        assertThat(house.commands()).containsExactly("think");
        assertThat(total(house.waited)).isEqualTo(Duration.ofSeconds(5));
        assertThat(house.progress).last().asString().contains("the next try in 5 s");

        house.resume();
        assertThat(total(house.waited)).isEqualTo(Duration.ofSeconds(15));
    }

    @Test
    void deploymentNeedsTheGatesThatThePoliciesAskFor() {
        house.policies = House.policies(JsonObject.builder()
                .put(
                        "pre_deployment",
                        new JsonArray(List.of(JsonObject.builder()
                                .put("name", "all-gates")
                                .put("gates", JsonArray.ofStrings(List.of("tests", "style")))
                                .put("action", "deny")
                                .build())))
                .build());
        CycleResult result = house.exiting(Map.of("lint", List.of(1))).run();
        assertThat(result.stop().reason()).isEqualTo(Reason.DENIED);
        assertThat(result.stop().message()).contains("gates not passed: style");
        assertThat(house.commands()).doesNotContain("ship");
    }

    @Test
    void whatNeedsAnApprovalWaitsForIt() {
        house.policies = House.policies(
                JsonObject.builder().put("pre_deployment", REVIEW).build());
        CycleResult asked = house.run();
        assertThat(asked.stop().reason()).isEqualTo(Reason.APPROVAL_REQUIRED);
        assertThat(asked.stop().exitCode()).isEqualTo(2);
        assertThat(house.commands()).doesNotContain("ship");

        house.approval = questions -> {
            assertThat(questions).singleElement().satisfies(question -> {
                assertThat(question.point()).isEqualTo(EnforcementPoint.PRE_DEPLOYMENT);
                assertThat(question.action().string("phase")).contains("deploy");
            });
            return new RunApproval.Go();
        };
        assertThat(house.resume().stop().reason()).isEqualTo(Reason.FINISHED);
        assertThat(house.commands()).containsExactly("think", "work", "look", "test", "lint", "ship");
    }

    @Test
    void whatIsRejectedIsDeniedAndCanBeTriedAgain() {
        house.policies = House.policies(JsonObject.builder()
                .put("pre_execution", ships("require_approval"))
                .build());
        house.approval = questions -> new RunApproval.No("apr-1-abcdef is rejected by alice: freeze");
        CycleResult rejected = house.run();
        assertThat(rejected.stop().reason()).isEqualTo(Reason.DENIED);
        assertThat(rejected.stop().exitCode()).isEqualTo(1);
        assertThat(rejected.stop().message()).contains("rejected by alice: freeze");
        assertThat(rejected.end().outcome()).isEqualTo(Outcome.DENIED);
        assertThat(house.commands()).doesNotContain("ship");

        house.approval = questions -> new RunApproval.Go();
        assertThat(house.resume().stop().reason()).isEqualTo(Reason.FINISHED);
    }

    @Test
    void aWaitThatIsCalledOffEndsTheCycleByWhoeverCalledItOff() {
        house.policies = House.policies(JsonObject.builder()
                .put("pre_execution", ships("require_approval"))
                .build());
        house.approval = questions -> {
            house.signal = OptionalInt.of(143);
            return new RunApproval.CalledOff();
        };
        CycleResult signalled = house.run();
        assertThat(signalled.stop().reason()).isEqualTo(Reason.INTERRUPTED);
        assertThat(signalled.stop().exitCode()).isEqualTo(143);

        house.signal = OptionalInt.empty();
        house.approval = questions -> {
            house.wishes.add(Wish.STOP);
            return new RunApproval.CalledOff();
        };
        assertThat(house.resume().stop().reason()).isEqualTo(Reason.STOPPED);
        assertThat(house.stops).isOne();

        house.approval = questions -> new RunApproval.CalledOff();
        assertThat(house.resume().stop().reason()).isEqualTo(Reason.INTERRUPTED);
        assertThat(house.commands()).doesNotContain("ship");
    }

    @Test
    void aDeploymentThatNeedsConsentAtBothPointsIsAskedForAtOnce() {
        house.policies = House.policies(JsonObject.builder()
                .put("pre_execution", ships("require_approval"))
                .put("pre_deployment", REVIEW)
                .build());
        house.approval = questions -> {
            assertThat(questions)
                    .extracting(RunApproval.Question::point)
                    .containsExactly(EnforcementPoint.PRE_DEPLOYMENT, EnforcementPoint.PRE_EXECUTION);
            return new RunApproval.Go();
        };
        assertThat(house.run().stop().reason()).isEqualTo(Reason.FINISHED);
    }

    @Test
    void nobodyIsAskedForWhatIsDeniedAllTheSame() {
        house.policies = House.policies(JsonObject.builder()
                .put("pre_execution", ships("deny"))
                .put("pre_deployment", REVIEW)
                .build());
        house.approval = questions -> {
            throw new AssertionError("somebody was asked");
        };
        assertThat(house.run().stop().reason()).isEqualTo(Reason.DENIED);
    }

    @Test
    void aBudgetThatIsUsedUpStopsTheCycleBeforeAndWithinAStep() {
        house.end = () -> house.started.isEmpty()
                ? Optional.empty()
                : Optional.of(new RunLimit.Stop(Outcome.BUDGET_EXCEEDED, "budget: 100 of 100 tokens"));
        CycleResult within = house.run();
        assertThat(within.stop().reason()).isEqualTo(Reason.BUDGET_EXCEEDED);
        assertThat(within.stop().exitCode()).isEqualTo(4);
        assertThat(within.stop().message()).isEqualTo("budget: 100 of 100 tokens");
        assertThat(house.commands()).containsExactly("think");

        assertThat(house.resume().stop().reason()).isEqualTo(Reason.BUDGET_EXCEEDED);
        assertThat(house.commands()).containsExactly("think");
    }

    @Test
    void aStepThatGaveUpAtTheBudgetsEndRanIntoIt() {
        house.running(command -> {
            house.end = () -> Optional.of(new RunLimit.Stop(Outcome.BUDGET_EXCEEDED, "no room for 400 tokens"));
            return new Exit(Cause.ITSELF, 4);
        });
        assertThat(house.run().stop().reason()).isEqualTo(Reason.BUDGET_EXCEEDED);
    }

    @Test
    void anEventThatAsksForTheEndStopsTheCycleWhichCanBeResumed() {
        house.end = () -> house.started.size() == 2
                ? Optional.of(new RunLimit.Stop(Outcome.STOPPED, "an event said so: kill"))
                : Optional.empty();
        CycleResult stopped = house.run();
        assertThat(stopped.stop().reason()).isEqualTo(Reason.STOPPED);
        assertThat(stopped.stop().message()).isEqualTo("an event said so: kill");
        assertThat(house.stops).isZero();
        house.end = Optional::empty;
        assertThat(house.resume().stop().reason()).isEqualTo(Reason.FINISHED);
        assertThat(house.commands()).startsWith("think", "work", "work", "look");
    }

    @Test
    void aPauseLastsUntilItIsOver() {
        house.wishes.addAll(List.of(Wish.PAUSE, Wish.PAUSE, Wish.PAUSE, Wish.GO_ON));
        assertThat(house.run().stop().reason()).isEqualTo(Reason.FINISHED);
        assertThat(house.waited).hasSize(3);
        assertThat(house.progress).filteredOn(line -> line.contains("PAUSE")).hasSize(1);
        assertThat(house.store.load().orElseThrow().worked()).isZero();
    }

    @Test
    void aStopThatCannotBeTakenAwayIsSaid() {
        house.wishes.addAll(List.of(Wish.STOP, Wish.STOP));
        assertThat(house.run().stop().message()).contains("STOP", "cannot be taken away: remove it");
        house.wishes.addAll(List.of(Wish.STOP));
        assertThat(house.resume().stop().message()).contains("STOP", "was taken away");
    }

    @Test
    void aStopIsObeyedBetweenStepsWithinOneAndInAPause() {
        house.wishes.addAll(List.of(Wish.STOP));
        assertThat(house.run().stop().reason()).isEqualTo(Reason.STOPPED);
        assertThat(house.started).isEmpty();
        assertThat(house.stops).isEqualTo(1);

        house.wishes.addAll(List.of(Wish.PAUSE, Wish.STOP));
        assertThat(house.resume().stop().exitCode()).isEqualTo(143);
        assertThat(house.started).isEmpty();

        house.wishes.addAll(List.of(Wish.GO_ON, Wish.STOP, Wish.STOP));
        assertThat(house.resume().stop().reason()).isEqualTo(Reason.STOPPED);
        assertThat(house.commands()).containsExactly("think");
        assertThat(house.stops).isEqualTo(3);
    }

    @Test
    void aSignalEndsTheCycleWhateverTheCommandMakesOfIt() {
        house.running(command -> {
            house.signal = OptionalInt.of(143);
            return new Exit(Cause.SIGNAL, 0);
        });
        CycleResult result = house.run();
        assertThat(result.stop().reason()).isEqualTo(Reason.INTERRUPTED);
        assertThat(result.stop().exitCode()).isEqualTo(143);
        assertThat(house.commands()).containsExactly("think");

        assertThat(house.resume().stop().reason()).isEqualTo(Reason.INTERRUPTED);
        assertThat(house.commands()).containsExactly("think");
    }

    @Test
    void aCommandThatCannotStartIsAFailureOfItsStep() {
        house.running(command -> {
            if (command.equals("ship")) {
                throw new CommandStartException("its directory does not exist", 126, null);
            }
            return new Exit(Cause.ITSELF, 0);
        });
        CycleResult result = house.run();
        assertThat(result.stop().reason()).isEqualTo(Reason.DEPLOYMENT_FAILED);
        assertThat(result.stop().exitCode()).isEqualTo(126);
        assertThat(result.stop().message()).isEqualTo("deploy 1 failed, its directory does not exist");
    }

    @Test
    void allTimeIsSharedByTheStepsWhateverTheClockSays() {
        house.running(command -> command.equals("test") ? new Exit(Cause.TIME, 143) : exited(Duration.ofSeconds(3)));
        CycleLimits limits = new CycleLimits(9, Optional.of(Duration.ofSeconds(10)));
        CycleResult result = house.run(Cycle.begin(CycleHouse.plan(), limits), false);
        assertThat(result.stop().reason()).isEqualTo(Reason.TIME_SPENT);
        assertThat(result.stop().exitCode()).isEqualTo(20);
        assertThat(house.commands()).containsExactly("think", "work", "look", "test");
        assertThat(house.house.log.entries()).last().satisfies(entry -> assertThat(text(entry, "details"))
                .isEqualTo("not done in 1 s: this is test"));
    }

    @Test
    void workThatFailsIsTriedAgainAfterAPause() {
        house.exiting(Map.of("work", List.of(1, 1))).run();
        assertThat(house.commands())
                .containsExactly("think", "work", "think", "work", "think", "work", "look", "test", "lint", "ship");
        assertThat(total(house.waited)).isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void nothingMoreIsStartedOnceTheTrailTakesNoMore() {
        house.running(command -> {
            house.house.log.failAppends();
            return new Exit(Cause.ITSELF, 0);
        });
        CycleResult result = house.run();
        assertThat(result.stop().reason()).isEqualTo(Reason.NOT_RECORDED);
        assertThat(result.stop().exitCode()).isEqualTo(70);
        assertThat(house.commands()).containsExactly("think");
    }

    @Test
    void nothingMoreIsStartedOnceTheStateCannotBeKept() {
        for (int saves = 0; saves < 13; saves++) {
            CycleHouse failing = new CycleHouse();
            failing.store.failAfter(saves);
            assertThat(failing.run().stop().reason()).as("after %d", saves).isEqualTo(Reason.NOT_RECORDED);
            assertThat(failing.started).as("after %d", saves).hasSize(saves / 2);
        }
    }

    /** The state that a crash at any moment leaves: no step whose end was saved is run again, and none is left out. */
    @Test
    void aCycleGoesOnWhereverItWasInterrupted() {
        CycleHouse whole = new CycleHouse().exiting(Map.of("test", List.of(1)));
        whole.run();
        List<CycleState> saved = whole.store.saved();
        for (int i = 0; i < saved.size() - 1; i++) {
            CycleState state = saved.get(i);
            CycleHouse after =
                    new CycleHouse().exiting(Map.of("test", state.iteration() == 1 ? List.of(1) : List.of()));
            boolean testHasFailed = state.iteration() == 1 && state.failing();
            if (testHasFailed) {
                after.running(command -> new Exit(Cause.ITSELF, 0));
            }
            after.store.save(state);
            assertThat(after.resume().stop().reason()).isEqualTo(Reason.FINISHED);
            int behind = state.next() + 5 * (state.iteration() - 1);
            assertThat(after.commands())
                    .as("state %d", i)
                    .isEqualTo(whole.commands().subList(behind, whole.commands().size()));
            int attempts = state.attempts() + 1;
            assertThat(after.started.get(0).environment())
                    .containsEntry("LOKI_STEP_ATTEMPT", Integer.toString(attempts));
        }
    }

    @Test
    void theTrailKnowsTheStateThatWasSavedAndNoOther() {
        CycleEvidence evidence = new CycleEvidence(house.house.audit);
        house.exiting(Map.of("test", List.of(1, 1, 1))).run();
        List<CycleState> saved = house.store.saved();
        assertThat(evidence.holds(saved.get(saved.size() - 1))).isTrue();
        assertThat(evidence.holds(saved.get(saved.size() - 2))).isTrue();
        assertThat(evidence.holds(saved.get(saved.size() - 3))).isFalse();
        CycleState forged = Cycle.resume(CycleHouse.plan(), CycleHouse.limits(9), saved.get(saved.size() - 1))
                .begun()
                .state();
        assertThat(evidence.holds(forged)).isFalse();
        assertThat(new CycleEvidence(new House().audit).holds(saved.get(0))).isFalse();
    }

    @Test
    void outputThatCannotBeKeptIsATrouble() {
        house.kept = (session, step, output) -> {
            throw new StepLogException("cannot write the log: no space left", null);
        };
        CycleResult result = house.run();
        assertThat(result.stop().reason()).isEqualTo(Reason.FINISHED);
        assertThat(result.troubles()).hasSize(6).allMatch(trouble -> trouble.contains("no space left"));
    }

    @Test
    void twoCannotWorkOnOneCycle() {
        InMemoryCycleStore store = house.store;
        assertThat(store.alone(() -> assertThat(store.alone(house::run)).isFalse()))
                .isTrue();
        assertThat(house.started).isEmpty();
    }

    private Exit exited(Duration after) {
        house.takes(after);
        return new Exit(Cause.ITSELF, 0);
    }

    private static Duration total(List<Duration> durations) {
        return durations.stream().reduce(Duration.ZERO, Duration::plus);
    }

    private static double count(MetricFamily<Counter> family, String gate) {
        return ((MetricPoint.Value) family.with(gate).read(Labels.OVERFLOW)).value();
    }

    private static Span named(List<Span> spans, String name) {
        return spans.stream()
                .filter(span -> span.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static String text(AuditEntry entry, String member) {
        return entry.metadata() instanceof JsonObject metadata
                ? metadata.string(member).orElse("")
                : "";
    }

    @Test
    void anEventThatAsksForTheEndIsHeardWhileSomebodyIsWaitedFor() {
        house.policies = House.policies(JsonObject.builder()
                .put("pre_execution", ships("require_approval"))
                .build());
        house.approval = questions -> {
            house.stop.accept(new RunLimit.Stop(Outcome.STOPPED, "an event said so: kill"));
            return new RunApproval.CalledOff();
        };
        CycleResult stopped = house.run();
        assertThat(stopped.stop().reason()).isEqualTo(Reason.STOPPED);
        assertThat(stopped.stop().message()).isEqualTo("an event said so: kill");
        assertThat(house.commands()).doesNotContain("ship");
    }

    private static JsonArray ships(String action) {
        return new JsonArray(List.of(JsonObject.builder()
                .put("name", "ships")
                .put("rule", "command must not run [ship]")
                .put("action", action)
                .build()));
    }
}
