package dev.loki.contracts.event;

import dev.loki.ports.event.EventBus;

class InMemoryEventBusTest extends EventBusContract {

    private final InMemoryEventBus bus = new InMemoryEventBus();

    @Override
    protected EventBus open() {
        return bus;
    }
}
