package dev.loki.ports.webhook;

/**
 * How one service signs what it delivers. Fails closed: what is not surely the service's is refused. Implementations are
 * thread-safe, and compare signatures in constant time.
 */
public interface InboundWebhook {

    /** The service, in lower case, such as {@code linear}. */
    String service();

    /** Whether it is the service's, and what it says. Whether it came before is asked of a {@link DeliveryLog}. */
    WebhookVerdict verify(WebhookDelivery delivery);
}
