package dev.loki.contracts.event;

import dev.loki.ports.event.EventBus;

class InMemoryEventGroupsTest extends EventGroupsContract {

    private final InMemoryEventBus bus = new InMemoryEventBus();

    @Override
    protected EventBus open() {
        return bus;
    }
}
