package dev.loki.domain.cycle;

import dev.loki.domain.quality.GateResult;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

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
 * @param stop why the cycle is not under way; empty while it is, and after a crash
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

    static CycleState beginning(String hash) {
        return new CycleState(hash, 1, 0, 0, List.of(), false, 0, 0, Duration.ZERO, Optional.empty(), Optional.empty());
    }

    CycleState begun() {
        return new CycleState(
                hash,
                iteration,
                next,
                attempts + 1,
                gates,
                failing,
                failedIterations,
                denials,
                worked,
                Optional.empty(),
                stop);
    }

    /** The same after more work. */
    CycleState working(Duration more) {
        return new CycleState(
                hash,
                iteration,
                next,
                attempts,
                gates,
                failing,
                failedIterations,
                denials,
                worked.plus(more),
                notBefore,
                stop);
    }

    /** Behind the present step. */
    CycleState stepping(List<GateResult> newGates, boolean nowFailing) {
        return new CycleState(
                hash,
                iteration,
                next + 1,
                0,
                newGates,
                nowFailing,
                failedIterations,
                0,
                worked,
                Optional.empty(),
                Optional.empty());
    }

    /** At the beginning of the next iteration. */
    CycleState iterating(int nowFailedIterations, Optional<Instant> nextNotBefore) {
        return new CycleState(
                hash,
                iteration + 1,
                0,
                0,
                gates,
                false,
                nowFailedIterations,
                0,
                worked,
                nextNotBefore,
                Optional.empty());
    }

    /** Verified: no iteration of the past counts any more. */
    CycleState verified() {
        return new CycleState(hash, iteration, next, 0, gates, false, 0, 0, worked, Optional.empty(), Optional.empty());
    }

    CycleState stopped(CycleStop why, int nowDenials, Optional<Instant> nextNotBefore) {
        return new CycleState(
                hash,
                iteration,
                next,
                attempts,
                gates,
                failing,
                failedIterations,
                nowDenials,
                worked,
                nextNotBefore,
                Optional.of(why));
    }

    CycleState resumed() {
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
                Optional.empty());
    }
}
