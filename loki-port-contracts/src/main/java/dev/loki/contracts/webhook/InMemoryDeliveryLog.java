package dev.loki.contracts.webhook;

import dev.loki.ports.webhook.DeliveryLog;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A log of deliveries for tests, as durable as the object. Thread-safe. */
public final class InMemoryDeliveryLog implements DeliveryLog {

    private record Noted(Instant received, boolean handled) {}

    private final Map<List<String>, Noted> noted = new HashMap<>();

    @Override
    public synchronized boolean note(String service, String delivery, Instant received) {
        noted.values()
                .removeIf(then ->
                        then.received().plus(then.handled() ? KEPT : HANDLING).isBefore(received));
        return noted.putIfAbsent(List.of(service, delivery), new Noted(received, false)) == null;
    }

    @Override
    public synchronized void handled(String service, String delivery, Instant received) {
        noted.put(List.of(service, delivery), new Noted(received, true));
    }

    @Override
    public synchronized void forget(String service, String delivery) {
        noted.remove(List.of(service, delivery));
    }
}
