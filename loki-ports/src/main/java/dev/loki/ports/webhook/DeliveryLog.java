package dev.loki.ports.webhook;

import java.time.Duration;
import java.time.Instant;

/** Remembers deliveries, across processes and crashes, for eight days. Implementations are thread-safe and durable. */
public interface DeliveryLog {

    /** How long a delivery is remembered: longer than any service delivers again (Linear: for seven hours). */
    Duration KEPT = Duration.ofDays(8);

    /** How long somebody may take to handle a delivery; after that it is as if it had not come. */
    Duration HANDLING = Duration.ofSeconds(30);

    /**
     * Takes note of a delivery, which is then to be handled.
     *
     * @return false where it was handled before, or is being handled
     * @throws DeliveryLogException where it could not be written: then the delivery must be refused
     */
    boolean note(String service, String delivery, Instant received);

    /**
     * Takes note that a delivery was handled: it will not be again.
     *
     * @throws DeliveryLogException where it could not be written
     */
    void handled(String service, String delivery, Instant received);

    /**
     * Forgets a delivery whose handling failed, so that the service may deliver it again.
     *
     * @throws DeliveryLogException where it could not be written
     */
    void forget(String service, String delivery);
}
