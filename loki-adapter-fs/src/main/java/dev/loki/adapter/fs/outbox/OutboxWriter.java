package dev.loki.adapter.fs.outbox;

import dev.loki.ports.outbox.OutboxCall;

/** Takes calls that are to wait. Implementations are thread-safe. */
public interface OutboxWriter {

    /**
     * Puts there what a call says that is not there already.
     *
     * @return whether there was anything
     * @throws dev.loki.ports.tracker.TrackerException where it cannot be put there; a passing one where that may change
     */
    boolean put(String service, String destination, OutboxCall call);

    /**
     * How many calls are to be sent or exported.
     *
     * @throws dev.loki.ports.outbox.OutboxException where that cannot be read
     */
    long waiting();
}
