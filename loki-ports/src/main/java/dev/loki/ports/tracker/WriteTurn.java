package dev.loki.ports.tracker;

import java.util.function.Supplier;

/**
 * The turn to write to a service, which one thread of all processes of a project has at a time: between a look into the
 * {@link SentJournal} and the answer of the service nobody else may look. Implementations are thread-safe.
 */
@FunctionalInterface
public interface WriteTurn {

    /**
     * What the write returns, once nobody else writes to the service.
     *
     * @param service in lower case
     * @throws TrackerException the write's own; or a passing one where others took too long, or the wait was interrupted
     */
    <T> T inTurn(String service, Supplier<T> write);
}
