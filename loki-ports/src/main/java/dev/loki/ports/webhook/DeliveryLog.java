package dev.loki.ports.webhook;

import java.time.Duration;
import java.time.Instant;

/** Remembers deliveries, across processes and crashes, for eight days. Implementations are thread-safe and durable. */
public interface DeliveryLog {

    /** How long a delivery is remembered: longer than any service delivers again (Linear: for seven hours). */
    Duration KEPT = Duration.ofDays(8);

    /**
     * Takes note of a delivery.
     *
     * @return false where it was noted before
     * @throws DeliveryLogException where it could not be written: then the delivery must be refused
     */
    boolean note(String service, String delivery, Instant received);

    /** Forgets a delivery whose handling failed, so that the service may deliver it again. */
    void forget(String service, String delivery);
}
