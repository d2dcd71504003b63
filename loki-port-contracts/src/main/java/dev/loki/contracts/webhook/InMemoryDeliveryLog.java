package dev.loki.contracts.webhook;

import dev.loki.ports.webhook.DeliveryLog;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A log of deliveries for tests, as durable as the object. Thread-safe. */
public final class InMemoryDeliveryLog implements DeliveryLog {

    private final Map<List<String>, Instant> noted = new HashMap<>();

    @Override
    public synchronized boolean note(String service, String delivery, Instant received) {
        noted.values().removeIf(then -> then.plus(KEPT).isBefore(received));
        return noted.putIfAbsent(List.of(service, delivery), received) == null;
    }

    @Override
    public synchronized void forget(String service, String delivery) {
        noted.remove(List.of(service, delivery));
    }
}
