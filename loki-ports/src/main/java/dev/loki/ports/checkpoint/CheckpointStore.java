package dev.loki.ports.checkpoint;

import dev.loki.domain.note.SignedNote;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The checkpoints of one chain, oldest first; none is ever changed or removed. Implementations are thread-safe. */
public interface CheckpointStore {

    /**
     * Runs an action while nobody else, in no process, does the same.
     *
     * @throws CheckpointException from the action, or where the store cannot be locked
     */
    <T> T alone(Supplier<T> action);

    /**
     * Puts a checkpoint last. When this returns, it is durable.
     *
     * @throws CheckpointException where it could not be written
     */
    void append(SignedNote checkpoint);

    /**
     * Hands out all checkpoints, oldest first.
     *
     * @throws CheckpointException where they cannot be read or are no checkpoints
     */
    void read(Consumer<SignedNote> consumer);

    /**
     * The newest checkpoint.
     *
     * @throws CheckpointException where it cannot be read or is none
     */
    Optional<SignedNote> last();

    /** Keeps a position for the next who goes on from it. */
    void keep(ChainPosition position);

    /** The position that was kept; empty where there is none, or none that can be understood. */
    Optional<ChainPosition> kept();
}
