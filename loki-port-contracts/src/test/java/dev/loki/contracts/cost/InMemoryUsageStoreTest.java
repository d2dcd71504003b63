package dev.loki.contracts.cost;

import dev.loki.ports.cost.UsageStore;

class InMemoryUsageStoreTest extends UsageStoreContract {

    private final UsageStore store = new InMemoryUsageStore();

    @Override
    protected UsageStore open() {
        return store;
    }
}
