package dev.loki.ports.limit;

import dev.loki.domain.event.LimitSignal;

/** Acts on the limits of a session. Implementations are thread-safe. */
@FunctionalInterface
public interface LimitListener {

    /**
     * A limit is near or reached, or the session is to end. The same signal may be told again. Anybody can write an event:
     * who acts on it must be allowed to.
     *
     * @throws Exception where nothing could be done about it, and it should be tried again
     */
    void signalled(LimitSignal signal) throws Exception;
}
