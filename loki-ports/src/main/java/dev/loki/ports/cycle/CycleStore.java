package dev.loki.ports.cycle;

import dev.loki.domain.cycle.CycleState;
import java.util.Optional;

/**
 * How far a project's cycle has come, across processes and crashes: what {@link #save} returned from survives a kill.
 * Implementations are thread-safe.
 */
public interface CycleStore {

    /**
     * The state that was saved last; empty where none was.
     *
     * @throws CycleStoreException where it cannot be read or understood
     */
    Optional<CycleState> load();

    /**
     * Keeps a state in the place of the one before.
     *
     * @throws CycleStoreException where it could not be kept: then nothing more may be started
     */
    void save(CycleState state);

    /**
     * Runs something while no other thread or process runs anything under the same store; waits for nobody.
     *
     * @return whether it was run
     * @throws CycleStoreException where it cannot be found out
     */
    boolean alone(Runnable work);
}
