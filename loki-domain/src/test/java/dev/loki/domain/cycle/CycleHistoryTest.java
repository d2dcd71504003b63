package dev.loki.domain.cycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.domain.cycle.StepEnding.Result;
import dev.loki.testing.Nightly;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Cycles of any shape, whose steps end in any way, and which crash anywhere: in each iteration each step is finished at most
 * once and in order, none is passed over, and nothing is deployed that has not passed.
 */
class CycleHistoryTest {

    private static final Instant NOW = Instant.parse("2026-02-21T10:00:00Z");
    private static final String ENDINGS = "+++++++-tdas";

    @Test
    void eachStepIsFinishedOnceAndNoneIsSkipped() {
        for (int seed = 0; seed < Nightly.count(2_000, 200_000); seed++) {
            new History(seed).live();
        }
    }

    /** One cycle, with what is known of it besides: what it must be held against. */
    private static final class History {

        private final long seed;
        private final Random random;
        private final CyclePlan plan;
        private final CycleLimits limits;
        private final List<String> finished = new ArrayList<>();
        private CycleState durable;
        private int expected;
        private int iteration = 1;
        private boolean failing;

        History(long seed) {
            this.seed = seed;
            this.random = new Random(seed);
            this.plan = anyPlan(random);
            this.limits = new CycleLimits(1 + random.nextInt(4), Optional.empty());
            this.durable = Cycle.begin(plan, limits).state();
        }

        void live() {
            Cycle cycle = Cycle.begin(plan, limits);
            for (int i = 0; i < 200 && !isOver(cycle); i++) {
                if (cycle.next().isEmpty() || random.nextInt(5) == 0) {
                    cycle = Cycle.resume(plan, limits, CycleStateJson.read(CycleStateJson.write(durable)));
                }
                if (cycle.next().isPresent()) {
                    cycle = step(cycle);
                }
            }
            assertThat(finished).as("seed %d", seed).doesNotHaveDuplicates();
        }

        private static boolean isOver(Cycle cycle) {
            return cycle.end()
                    .filter(stop -> stop.reason() == CycleStop.Reason.FINISHED
                            || stop.reason() == CycleStop.Reason.ITERATIONS_SPENT)
                    .isPresent();
        }

        private Cycle step(Cycle before) {
            CycleStep step = before.next().orElseThrow();
            assertThat(step).as("seed %d", seed).isEqualTo(plan.steps().get(expected));
            assertThat(before.state().iteration()).as("seed %d", seed).isEqualTo(iteration);
            Cycle begun = before.begun();
            durable = begun.state();
            if (random.nextInt(6) == 0) {
                return begun; // a crash: how it ended is not known
            }
            StepEnding ending = CycleTest.ending(ENDINGS.charAt(random.nextInt(ENDINGS.length())));
            if (step.kind() == StepKind.DEPLOY) {
                assertThat(failing).as("seed %d: deployed", seed).isFalse();
            }
            Cycle after = begun.after(ending, Duration.ofMillis(random.nextInt(100)), NOW);
            durable = after.state();
            expect(step, ending.result());
            return after;
        }

        private void expect(CycleStep step, Result result) {
            boolean passed = result == Result.DONE;
            if (!result.finishesTheStep() || (step.kind() == StepKind.DEPLOY && !passed)) {
                return;
            }
            finished.add(iteration + " " + step.label());
            failing |= step.required() && !passed;
            expected++;
            boolean verified = expected == plan.stepsOfAnIteration();
            if ((step.kind().works() && !passed) || (verified && failing)) {
                iteration++;
                expected = 0;
                failing = false;
            }
        }
    }

    private static CyclePlan anyPlan(Random random) {
        List<CycleStep> steps = new ArrayList<>();
        for (StepKind kind : StepKind.values()) {
            int count = kind == StepKind.ACT || kind == StepKind.GATE ? 1 + random.nextInt(3) : random.nextInt(3);
            for (int i = 1; i <= count; i++) {
                boolean required = kind != StepKind.GATE || random.nextBoolean();
                String name = kind == StepKind.GATE ? "gate-" + i : kind.wireName();
                steps.add(new CycleStep(kind, i, name, "true", required, Optional.empty(), Map.of()));
            }
        }
        return new CyclePlan("hash", steps, OptionalInt.empty(), Optional.empty());
    }
}
