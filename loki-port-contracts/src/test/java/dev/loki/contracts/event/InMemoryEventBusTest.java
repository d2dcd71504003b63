package dev.loki.contracts.event;

import dev.loki.ports.event.EventBus;

class InMemoryEventBusTest extends EventBusContract {

    @Override
    protected EventBus open() {
        return new InMemoryEventBus();
    }
}
