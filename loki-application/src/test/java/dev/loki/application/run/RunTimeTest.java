package dev.loki.application.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.application.run.RunLimit.Stop;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

@SuppressWarnings("try") // a watch is there to be closed
class RunTimeTest {

    private static final Stop FIRST = new Stop(Outcome.BUDGET_EXCEEDED, "first");

    private final CompletableFuture<Stop> stop = new CompletableFuture<>();
    private long now;

    @Test
    void itIsSaidThatTheTimeIsOver() throws Exception {
        try (RunLimit.Watch watch = new RunTime(Duration.ofMillis(1), System::nanoTime).watch(stop::complete)) {
            Stop said = stop.get(60, TimeUnit.SECONDS);
            assertThat(said.outcome()).isEqualTo(Outcome.LIMIT_REACHED);
            assertThat(said.reason()).contains("LOKI_MAX_DURATION");
        }
    }

    @Test
    void timeRunsFromTheBeginningOfTheCommand() {
        RunTime time = new RunTime(Duration.ofSeconds(60), () -> now);
        now = Duration.ofHours(1).toNanos();
        assertThat(time.reached()).isEmpty();
        try (RunLimit.Watch watch = time.watch(stop::complete)) {
            now += Duration.ofSeconds(59).toNanos();
            assertThat(time.reached()).isEmpty();
            now += Duration.ofSeconds(1).toNanos();
            assertThat(time.reached())
                    .hasValueSatisfying(end -> assertThat(end.reason()).contains("60 s"));
        }
        assertThat(stop).isNotDone();
    }

    @Test
    void ofTwoLimitsTheFirstSaysItOnce() {
        RunLimit limit = RunLimit.both(new Telling(), new Telling());
        int[] told = new int[1];
        limit.watch(end -> told[0]++).close();
        assertThat(told).containsExactly(1);
        assertThat(limit.reached()).contains(FIRST);
        assertThat(RunLimit.both(RunLimit.NONE, new Telling()).reached()).contains(FIRST);
        assertThat(RunLimit.both(RunLimit.NONE, RunLimit.NONE).reached()).isEmpty();
    }

    private static final class Telling implements RunLimit {

        @Override
        public Optional<Stop> reached() {
            return Optional.of(FIRST);
        }

        @Override
        public Watch watch(Consumer<Stop> told) {
            told.accept(FIRST);
            return () -> {};
        }
    }
}
