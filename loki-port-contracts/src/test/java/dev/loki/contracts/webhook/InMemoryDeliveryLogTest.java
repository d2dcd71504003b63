package dev.loki.contracts.webhook;

import dev.loki.ports.webhook.DeliveryLog;

class InMemoryDeliveryLogTest extends DeliveryLogContract {

    private final DeliveryLog log = new InMemoryDeliveryLog();

    @Override
    protected DeliveryLog open() {
        return log;
    }
}
