package dev.loki.contracts.tracker;

import dev.loki.ports.tracker.TrackedWork;

class InMemoryTrackedWorkTest extends TrackedWorkContract {

    private final TrackedWork work = new InMemoryTrackedWork();

    @Override
    protected TrackedWork open() {
        return work;
    }
}
