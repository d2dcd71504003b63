package dev.loki.adapter.otlp.delivery;

import dev.loki.adapter.otlp.wire.Encoded;
import dev.loki.adapter.otlp.wire.Encoding;
import dev.loki.ports.telemetry.Signal;
import org.jspecify.annotations.Nullable;

/** Takes the requests of one signal. Used by one thread; {@link #abort} and {@link #lastFailure} by any. */
public interface Receiver {

    Signal signal();

    /** How it wants requests to be spelled. */
    Encoding encoding();

    /**
     * Delivers a request, trying again where that may help. Never throws because of who receives it.
     *
     * @param request may be changed once this returns
     * @param items how many spans or points it holds
     */
    Delivery send(Encoded request, int items);

    /** What the last attempt failed with, also where it is about to be repeated; null where it did not fail. */
    @Nullable
    String lastFailure();

    /** Breaks off what is under way; from now on nothing is delivered. */
    void abort();
}
