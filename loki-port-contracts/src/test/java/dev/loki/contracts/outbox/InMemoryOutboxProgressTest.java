package dev.loki.contracts.outbox;

import dev.loki.ports.outbox.OutboxProgress;

class InMemoryOutboxProgressTest extends OutboxProgressContract {

    private final OutboxProgress progress = new InMemoryOutboxProgress();

    @Override
    protected OutboxProgress open() {
        return progress;
    }
}
