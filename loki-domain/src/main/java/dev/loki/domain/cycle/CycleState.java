package dev.loki.domain.cycle;

import dev.loki.domain.quality.GateResult;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * How far a cycle has come: what must survive a crash. Immutable.
 *
 * @param hash the SHA-256 of the run file that it began with
 * @param iteration the present one, from 1
 * @param next the step to be taken, by its place in {@link CyclePlan#steps}, from 0; beyond the last where all are taken
 * @param attempts how often that step was begun
 * @param gates how gates ended: of this iteration where it has come to one, else of the one before
 * @param failing whether the iteration has failed its verification already
 * @param failedIterations how many in a row ended before their verification
 * @param denials how often in a row the step was denied
 * @param worked how long steps have taken in all
 * @param notBefore when the step may be taken at the earliest; empty for now
 * @param stop why the cycle is not under way, or that it has ended; empty while it is under way, and after a crash
 */
public record CycleState(
        String hash,
        int iteration,
        int next,
        int attempts,
        List<GateResult> gates,
        boolean failing,
        int failedIterations,
        int denials,
        Duration worked,
        Optional<Instant> notBefore,
        Optional<CycleStop> stop) {

    public CycleState {
        gates = List.copyOf(gates);
    }

    /** Whether the cycle came to a halt on its way: it was begun, and is neither finished nor at its limits. */
    public boolean isInterrupted() {
        boolean isBegun = next > 0 || iteration > 1 || attempts > 0;
        return isBegun && stop.filter(CycleStop::isEnd).isEmpty();
    }

    static CycleState beginning(String hash) {
        return new CycleState(hash, 1, 0, 0, List.of(), false, 0, 0, Duration.ZERO, Optional.empty(), Optional.empty());
    }

    CycleState begun() {
        return changed(draft -> {
            draft.attempts++;
            draft.notBefore = Optional.empty();
        });
    }

    /** The same after more work. */
    CycleState working(Duration more) {
        return changed(draft -> draft.worked = worked.plus(more));
    }

    /** Behind the present step. */
    CycleState stepping(List<GateResult> newGates, boolean nowFailing) {
        return changed(draft -> {
            draft.goTo(iteration, next + 1);
            draft.gates = newGates;
            draft.failing = nowFailing;
        });
    }

    /** At the beginning of the next iteration. */
    CycleState iterating(int nowFailedIterations, Optional<Instant> nextNotBefore) {
        return changed(draft -> {
            draft.goTo(iteration + 1, 0);
            draft.failing = false;
            draft.failedIterations = nowFailedIterations;
            draft.notBefore = nextNotBefore;
        });
    }

    /** Verified: no iteration of the past counts any more. */
    CycleState verified() {
        return changed(draft -> draft.failedIterations = 0);
    }

    CycleState stopped(CycleStop why, int nowDenials, Optional<Instant> nextNotBefore) {
        return changed(draft -> {
            draft.denials = nowDenials;
            draft.notBefore = nextNotBefore;
            draft.stop = Optional.of(why);
        });
    }

    /** At its end, for whoever looks at it later. */
    CycleState ended(CycleStop why) {
        return changed(draft -> draft.stop = Optional.of(why));
    }

    CycleState resumed() {
        return changed(draft -> draft.stop = Optional.empty());
    }

    private CycleState changed(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        return draft.state();
    }

    /** The next state while it is made of the one before. */
    private static final class Draft {

        private final String hash;
        private int iteration;
        private int next;
        private int attempts;
        private List<GateResult> gates;
        private boolean failing;
        private int failedIterations;
        private int denials;
        private Duration worked;
        private Optional<Instant> notBefore;
        private Optional<CycleStop> stop;

        Draft(CycleState before) {
            hash = before.hash;
            iteration = before.iteration;
            next = before.next;
            attempts = before.attempts;
            gates = before.gates;
            failing = before.failing;
            failedIterations = before.failedIterations;
            denials = before.denials;
            worked = before.worked;
            notBefore = before.notBefore;
            stop = before.stop;
        }

        /** Another step, which nobody has begun or denied. */
        void goTo(int newIteration, int newNext) {
            iteration = newIteration;
            next = newNext;
            attempts = 0;
            denials = 0;
            notBefore = Optional.empty();
            stop = Optional.empty();
        }

        CycleState state() {
            return new CycleState(
                    hash,
                    iteration,
                    next,
                    attempts,
                    gates,
                    failing,
                    failedIterations,
                    denials,
                    worked,
                    notBefore,
                    stop);
        }
    }
}
