package dev.loki.ports.forward;

import java.util.Optional;
import java.util.Set;

/** Where the cursors of one chain are kept, by destination. Implementations are thread-safe. */
public interface CursorStore {

    /**
     * Runs the action while nobody else, in no process, does the same; does nothing where somebody does.
     *
     * @return whether the action was run
     * @throws ForwardException where that cannot be made sure of
     */
    boolean tryAlone(Runnable action);

    /**
     * The destinations that there is a cursor for.
     *
     * @throws ForwardException where they cannot be read or understood
     */
    Set<String> destinations();

    /**
     * The cursor for a destination; empty where nothing was forwarded to it yet.
     *
     * @throws ForwardException where it cannot be read or understood
     */
    Optional<ForwardCursor> read(String destination);

    /**
     * Keeps a cursor, durably. Only within {@link #tryAlone}.
     *
     * @throws ForwardException where it could not be written
     */
    void write(String destination, ForwardCursor cursor);
}
