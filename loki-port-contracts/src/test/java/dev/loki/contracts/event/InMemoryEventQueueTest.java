package dev.loki.contracts.event;

class InMemoryEventQueueTest extends EventQueueContract<InMemoryEventBus> {

    @Override
    protected InMemoryEventBus open() {
        return new InMemoryEventBus();
    }
}
