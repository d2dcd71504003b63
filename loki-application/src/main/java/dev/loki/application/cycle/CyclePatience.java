package dev.loki.application.cycle;

import dev.loki.domain.cycle.StepEnding;
import dev.loki.domain.cycle.StepEnding.Result;
import dev.loki.ports.cycle.CycleWishes;
import dev.loki.ports.cycle.CycleWishes.Wish;
import dev.loki.ports.cycle.StepRunner;
import dev.loki.ports.cycle.Waiting;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;

/** Waits before a step, where it is not time for it yet or people want a pause. */
public final class CyclePatience {

    private static final Duration LOOK = Duration.ofMillis(250);
    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final int EXIT_INTERRUPTED = 130;

    private final CycleWishes wishes;
    private final StepRunner runner;
    private final CycleLimit limit;
    private final Waiting waiting;
    private final InstantSource clock;

    public CyclePatience(
            CycleWishes wishes, StepRunner runner, CycleLimit limit, Waiting waiting, InstantSource clock) {
        this.wishes = wishes;
        this.runner = runner;
        this.limit = limit;
        this.waiting = waiting;
        this.clock = clock;
    }

    /**
     * Waits until the step may begin.
     *
     * @param notBefore when, but in five minutes at the latest, whatever became of the clock
     * @param progress told once what is waited for
     * @return why it will not begin; empty where it may
     */
    Optional<StepEnding> await(Optional<Instant> notBefore, Consumer<String> progress) {
        Instant latest = clock.instant().plus(LONGEST);
        Optional<Instant> until = notBefore.map(time -> time.isBefore(latest) ? time : latest);
        boolean told = false;
        while (true) {
            Wish wish = wishes.wish();
            Optional<StepEnding> end = end(wish);
            boolean paused = wish == Wish.PAUSE;
            if (end.isPresent() || (!paused && !isLater(until))) {
                return end;
            }
            if (!told) {
                progress.accept(
                        paused
                                ? "paused by the file PAUSE; take it away to go on"
                                : "the next try in " + seconds(until.orElseThrow()) + " s");
                told = true;
            }
            waiting.pass(LOOK);
        }
    }

    /** Whether no wait is to go on, whatever for: a signal, a limit or the file STOP asks for the end. */
    public boolean isCalledOff() {
        return runner.endingSignal().isPresent() || limit.told().isPresent() || wishes.wish() == Wish.STOP;
    }

    /** Why the cycle is to end now, which is obeyed by it; empty where it is not. */
    Optional<StepEnding> endWanted() {
        return end(wishes.wish());
    }

    /** Rounded up. */
    private long seconds(Instant until) {
        return Duration.between(clock.instant(), until).plusMillis(999).toSeconds();
    }

    private boolean isLater(Optional<Instant> time) {
        return time.filter(clock.instant()::isBefore).isPresent();
    }

    private Optional<StepEnding> end(Wish wish) {
        if (runner.endingSignal().isPresent()) {
            return Optional.of(StepExecution.signalled(runner.endingSignal().getAsInt()));
        }
        if (Thread.currentThread().isInterrupted()) {
            return Optional.of(new StepEnding(Result.INTERRUPTED, EXIT_INTERRUPTED, "interrupted"));
        }
        if (wish == Wish.STOP) {
            return Optional.of(StepExecution.asked(wishes));
        }
        return limit.told();
    }
}
