package dev.loki.domain.cycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loki.domain.cycle.StepEnding.Result;
import dev.loki.domain.json.JsonValue;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CycleTest {

    private static final Instant NOW = Instant.parse("2026-02-21T10:00:00Z");
    private static final Duration SECOND = Duration.ofSeconds(1);

    /** What is taken next, after the endings so far: + done, - failed, t timed out, d denied, a approval, s stopped. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "           | 1 reason 1",
                "+          | 1 act 1",
                "++         | 1 act 2",
                "+++        | 1 reflect 1",
                "++++       | 1 verify 1",
                "+++++      | 1 gate tests",
                "++++++     | 1 gate style",
                "+++++++    | 1 deploy 1",
                "++++++++   | 1 finished 0",
                "-          | 2 reason 1",
                "+-         | 2 reason 1",
                "++t        | 2 reason 1",
                "+++-       | 2 reason 1",
                "++++-      | 1 gate tests",
                "++++-+     | 1 gate style",
                "++++-++    | 2 reason 1",
                "+++++-     | 1 gate style",
                "+++++-+    | 2 reason 1",
                "+++++t+    | 2 reason 1",
                "++++++-    | 1 deploy 1",
                "+++++++-   | 1 deployment_failed 7",
                "+++++++t   | 1 deployment_failed 124",
                "d          | 1 denied 1",
                "+d         | 1 denied 1",
                "++a        | 1 approval_required 2",
                "+++s       | 1 stopped 143",
                "+++++++d   | 1 denied 1",
                "---        | 4 iterations_spent 20",
                "-++++-++-  | 4 iterations_spent 20",
            })
    void nextStepFollowsFromTheEndingsSoFar(String endings, String expected) {
        Cycle cycle = run(Cycle.begin(plan(), limits(3)), endings == null ? "" : endings);
        assertThat(where(cycle)).isEqualTo(expected.strip());
    }

    @Test
    void whatIsDeniedIsTriedAgainOnlyAfterAPauseThatGrows() {
        Cycle once = run(Cycle.begin(plan(), limits(3)), "d");
        assertThat(once.state().notBefore()).contains(NOW.plusSeconds(5));
        Cycle twice = run(Cycle.resume(plan(), limits(3), once.state()), "d");
        assertThat(twice.state().notBefore()).contains(NOW.plusSeconds(10));
        Cycle often = twice;
        for (int i = 0; i < 100; i++) {
            often = run(Cycle.resume(plan(), limits(3), often.state()), "d");
        }
        assertThat(often.state().notBefore()).contains(NOW.plusSeconds(300));
        Cycle allowed = run(Cycle.resume(plan(), limits(3), often.state()), "+");
        assertThat(allowed.state().notBefore()).isEmpty();
        assertThat(run(allowed, "d").state().notBefore()).contains(NOW.plusSeconds(5));
    }

    @Test
    void workThatFailsAtOnceDoesNotSpin() {
        List<Duration> pauses = new ArrayList<>();
        Cycle cycle = Cycle.begin(plan(), limits(1_000));
        for (int i = 0; i < 12; i++) {
            cycle = run(cycle, "-");
            pauses.add(Duration.between(NOW, cycle.state().notBefore().orElseThrow()));
        }
        assertThat(pauses)
                .extracting(Duration::toSeconds)
                .containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 64L, 128L, 256L, 300L, 300L, 300L);
    }

    @Test
    void workThatIsDoneAndFoundWantingIsMendedAtOnce() {
        Cycle cycle = run(Cycle.begin(plan(), limits(3)), "-++++-++");
        assertThat(cycle.state().notBefore()).isEmpty();
        assertThat(cycle.state().failedIterations()).isZero();
    }

    @Test
    void onlyGatesThatPassedInThisIterationCount() {
        Cycle cycle = run(Cycle.begin(plan(), limits(3)), "+++++-+" + "++++++-");
        assertThat(cycle.passedGates()).containsExactly("tests");
        assertThat(where(cycle)).isEqualTo("2 deploy 1");
    }

    @Test
    void timeIsOverWhereTheStepsHaveTakenAllOfIt() {
        CycleLimits limits = new CycleLimits(9, Optional.of(Duration.ofSeconds(3)));
        Cycle cycle = run(Cycle.begin(plan(), limits), "++");
        assertThat(cycle.timeForStep()).contains(SECOND);
        assertThat(where(run(cycle, "+"))).isEqualTo("1 time_spent 20");
    }

    @Test
    void aStepHasItsOwnTimeOrWhatIsLeft() {
        assertThat(Cycle.begin(plan(), limits(1)).timeForStep()).contains(Duration.ofSeconds(60));
        assertThat(run(Cycle.begin(plan(), limits(1)), "+").timeForStep()).isEmpty();
        CycleLimits short10 = new CycleLimits(1, Optional.of(Duration.ofSeconds(10)));
        assertThat(Cycle.begin(plan(), short10).timeForStep()).contains(Duration.ofSeconds(10));
        CycleLimits long100 = new CycleLimits(1, Optional.of(Duration.ofSeconds(100)));
        assertThat(Cycle.begin(plan(), long100).timeForStep()).contains(Duration.ofSeconds(60));
    }

    @Test
    void theLowerLimitCountsWhoeverSetIt() {
        CyclePlan plan = new CyclePlan("h", List.of(), OptionalInt.of(5), Optional.of(Duration.ofSeconds(50)));
        assertThat(CycleLimits.of(plan, OptionalInt.of(9), Optional.of(SECOND)))
                .isEqualTo(new CycleLimits(5, Optional.of(SECOND)));
        assertThat(CycleLimits.of(plan, OptionalInt.of(2), Optional.empty()))
                .isEqualTo(new CycleLimits(2, Optional.of(Duration.ofSeconds(50))));
        assertThat(CycleLimits.of(plan(), OptionalInt.empty(), Optional.empty()))
                .isEqualTo(limits(1_000));
    }

    @Test
    void aCycleThatUsedUpItsIterationsGoesOnUnderAHigherLimit() {
        Cycle spent = run(Cycle.begin(plan(), limits(1)), "-");
        assertThat(where(Cycle.resume(plan(), limits(1), spent.state()))).isEqualTo("2 iterations_spent 20");
        assertThat(where(Cycle.resume(plan(), limits(2), spent.state()))).isEqualTo("2 reason 1");
    }

    @Test
    void aLimitIsToldWithWhatTheWorkLackedAndWhoMayRaiseIt() {
        assertThat(message(run(Cycle.begin(plan(), limits(1)), "-")))
                .isEqualTo("the work has not passed its verification in 1 iteration; in the last, reason 1 failed, exit"
                        + " code 7; to go further, set a higher LOKI_MAX_ITERATIONS and go on with --resume");
        assertThat(message(run(Cycle.begin(plan(), limits(2)), "-" + "+++++-+")))
                .contains("in 2 iterations; gates not passed in the last: tests; ");
        assertThat(message(run(Cycle.begin(plan(), limits(1)), "++++-++"))).contains("a command of verify failed");
        CyclePlan own = new CyclePlan("hash", plan().steps(), OptionalInt.of(1), Optional.of(SECOND));
        assertThat(message(run(Cycle.begin(own, limits(1)), "-"))).contains("raise max_iterations in the run file");
        CycleLimits time = new CycleLimits(9, Optional.of(SECOND));
        assertThat(message(run(Cycle.begin(own, time), "+"))).contains("raise max_duration_seconds in the run file");
        assertThat(message(run(Cycle.begin(plan(), time), "+"))).contains("set a higher LOKI_MAX_DURATION");
    }

    @Test
    void whatWasSaidAtALimitIsSaidAgainWhereItIsResumed() {
        Cycle spent = run(Cycle.begin(plan(), limits(1)), "-");
        Cycle again = Cycle.resume(plan(), limits(1), spent.state());
        assertThat(again.end()).isEqualTo(spent.end());
        assertThat(again.state().stop()).isEqualTo(spent.end());
    }

    @ParameterizedTest
    @CsvSource({"'', false", "+, true", "d, false", "+d, true", "++++++++, false", "---, false", "+++++++-, true"})
    void onlyACycleOnItsWayWasInterrupted(String endings, boolean interrupted) {
        assertThat(run(Cycle.begin(plan(), limits(3)), endings).state().isInterrupted())
                .isEqualTo(interrupted);
    }

    private static String message(Cycle cycle) {
        return cycle.end().orElseThrow().message();
    }

    @Test
    void anotherRunFileIsRefusedWithBothHashes() {
        CyclePlan other = new CyclePlan("other", plan().steps(), OptionalInt.empty(), Optional.empty());
        CycleState state = Cycle.begin(plan(), limits(3)).state();
        assertThatThrownBy(() -> Cycle.resume(other, limits(3), state))
                .hasMessageContainingAll("SHA-256 is other", "was hash", "start anew");
    }

    @Test
    void whatHasFinishedIsNotResumed() {
        CycleState finished = run(Cycle.begin(plan(), limits(3)), "++++++++").state();
        assertThatThrownBy(() -> Cycle.resume(plan(), limits(3), finished)).hasMessageContaining("has finished");
    }

    @Test
    void aStateOfAStepThatThereIsNotIsRefused() {
        CycleState state = Cycle.begin(plan(), limits(3)).state();
        CyclePlan shorter = new CyclePlan("hash", List.of(), OptionalInt.empty(), Optional.empty());
        CycleState beyond = run(Cycle.begin(plan(), limits(3)), "++").state();
        assertThat(state.next()).isZero();
        assertThatThrownBy(() -> Cycle.resume(shorter, limits(3), beyond)).hasMessageContaining("names step 3");
    }

    @Test
    void aStepThatCrashedIsBegunOnceMore() {
        Cycle begun = run(Cycle.begin(plan(), limits(3)), "+").begun();
        Cycle again = Cycle.resume(plan(), limits(3), begun.state());
        assertThat(where(again)).isEqualTo("1 act 1");
        assertThat(again.begun().state().attempts()).isEqualTo(2);
        assertThat(run(again, "+").begun().state().attempts()).isEqualTo(1);
    }

    @Test
    void everyStateIsReadAsItWasWritten() {
        for (String endings : List.of("", "+", "-", "d", "++++++", "+++++-+", "+++++++-", "++++++++", "s")) {
            CycleState state = run(Cycle.begin(plan(), limits(3)), endings).state();
            JsonValue written = CycleStateJson.write(state);
            assertThat(CycleStateJson.read(written)).isEqualTo(state);
        }
    }

    static Cycle run(Cycle start, String endings) {
        Cycle cycle = start;
        for (int i = 0; i < endings.length(); i++) {
            cycle = cycle.after(ending(endings.charAt(i)), SECOND, NOW);
        }
        return cycle;
    }

    static StepEnding ending(char letter) {
        return switch (letter) {
            case '+' -> StepEnding.exited(0, "");
            case '-' -> StepEnding.exited(7, "exit code 7");
            case 't' -> new StepEnding(Result.TIMED_OUT, 124, "not done");
            case 'd' -> new StepEnding(Result.DENIED, 1, "no");
            case 'a' -> new StepEnding(Result.APPROVAL_REQUIRED, 2, "ask");
            case 's' -> new StepEnding(Result.STOPPED, 143, "stop");
            default -> throw new IllegalArgumentException("no ending: " + letter);
        };
    }

    private static String where(Cycle cycle) {
        String iteration = cycle.state().iteration() + " ";
        return iteration
                + cycle.end()
                        .map(stop -> stop.reason().wireName() + " " + stop.exitCode())
                        .orElseGet(() -> cycle.next().orElseThrow().label());
    }

    static CycleLimits limits(int iterations) {
        return new CycleLimits(iterations, Optional.empty());
    }

    static CyclePlan plan() {
        return new CyclePlan(
                "hash",
                List.of(
                        step(StepKind.REASON, 1, Optional.of(Duration.ofSeconds(60))),
                        step(StepKind.ACT, 1, Optional.empty()),
                        step(StepKind.ACT, 2, Optional.empty()),
                        step(StepKind.REFLECT, 1, Optional.empty()),
                        step(StepKind.VERIFY, 1, Optional.empty()),
                        gate(1, "tests", true),
                        gate(2, "style", false),
                        step(StepKind.DEPLOY, 1, Optional.empty())),
                OptionalInt.empty(),
                Optional.empty());
    }

    private static CycleStep step(StepKind kind, int number, Optional<Duration> limit) {
        return new CycleStep(kind, number, kind.wireName(), "true", true, limit, Map.of());
    }

    private static CycleStep gate(int number, String name, boolean required) {
        return new CycleStep(StepKind.GATE, number, name, "true", required, Optional.empty(), Map.of());
    }
}
