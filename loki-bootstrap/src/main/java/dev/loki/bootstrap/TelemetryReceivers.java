package dev.loki.bootstrap;

import dev.loki.adapter.otlp.delivery.Receiver;
import dev.loki.ports.telemetry.Signal;
import java.util.Optional;

/** Who receives telemetry: a collector, or files below {@code .loki}. What cannot be used is a warning, and off. */
interface TelemetryReceivers {

    /** Whether the endpoint is one; where it is not, that is a warning. */
    boolean isUsable();

    /**
     * Who receives a signal; empty where it is off.
     *
     * @throws ConfigurationException where telemetry must not be kept in the folder that it would be kept in
     */
    Optional<Receiver> of(Signal signal);
}
