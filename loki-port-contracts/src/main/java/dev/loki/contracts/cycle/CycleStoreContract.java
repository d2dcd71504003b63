package dev.loki.contracts.cycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loki.domain.cycle.Cycle;
import dev.loki.domain.cycle.CycleLimits;
import dev.loki.domain.cycle.CyclePlan;
import dev.loki.domain.cycle.CycleState;
import dev.loki.domain.cycle.CycleStep;
import dev.loki.domain.cycle.StepEnding;
import dev.loki.domain.cycle.StepKind;
import dev.loki.ports.cycle.CycleStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link CycleStore} does. */
@SuppressWarnings("NullAway.Init") // JUnit calls set-up methods before any test
public abstract class CycleStoreContract {

    private static final CyclePlan PLAN = new CyclePlan(
            "4f2a",
            List.of(
                    new CycleStep(StepKind.ACT, 1, "act", "true", true, Optional.empty(), Map.of()),
                    new CycleStep(StepKind.GATE, 1, "tests", "true", true, Optional.empty(), Map.of())),
            OptionalInt.empty(),
            Optional.empty());

    private CycleStore store;

    /** A store without a state. */
    protected abstract CycleStore open() throws Exception;

    @BeforeEach
    void openStore() throws Exception {
        store = open();
    }

    @Test
    void aStoreWithoutAStateHasNone() {
        assertThat(store.load()).isEmpty();
    }

    @Test
    void theStateThatWasSavedLastIsLoaded() {
        for (CycleState state : states()) {
            store.save(state);
            assertThat(store.load()).contains(state);
        }
        assertThat(store.load()).contains(states().get(states().size() - 1));
    }

    @Test
    void whoIsAloneSavesAndLoads() {
        assertThat(store.alone(() -> store.save(states().get(0)))).isTrue();
        assertThat(store.load()).contains(states().get(0));
    }

    @Test
    void nobodyElseIsAloneMeanwhile() {
        List<Boolean> answers = new ArrayList<>();
        assertThat(store.alone(() -> {
                    answers.add(store.alone(() -> {}));
                    answers.add(CompletableFuture.supplyAsync(() -> store.alone(() -> {}))
                            .join());
                }))
                .isTrue();
        assertThat(answers).containsExactly(false, false);
        assertThat(store.alone(() -> {})).isTrue();
    }

    @Test
    void whoFailsIsAloneNoMore() {
        assertThatThrownBy(() -> store.alone(() -> {
                    throw new IllegalStateException("on the way");
                }))
                .hasMessage("on the way");
        assertThat(store.alone(() -> {})).isTrue();
    }

    /** Of every kind: at the beginning, begun, behind a step, with gates, denied, finished. */
    protected static List<CycleState> states() {
        Instant now = Instant.parse("2026-02-21T10:00:00.123456789Z");
        Cycle begin = Cycle.begin(PLAN, new CycleLimits(3, Optional.empty()));
        Cycle acted = begin.begun().after(StepEnding.exited(0, ""), Duration.ofMillis(12), now);
        StepEnding denied = new StepEnding(StepEnding.Result.DENIED, 1, "a \"no\" in two\nlines, é 漢");
        return List.of(
                begin.state(),
                begin.begun().state(),
                begin.after(StepEnding.exited(9, "exit code 9"), Duration.ZERO, now)
                        .state(),
                begin.after(denied, Duration.ZERO, now).state(),
                acted.state(),
                acted.after(StepEnding.exited(1, "exit code 1: 2 failed"), Duration.ZERO, now)
                        .state(),
                acted.after(StepEnding.exited(0, ""), Duration.ZERO, now).state());
    }
}
