package dev.loki.contracts.cycle;

import dev.loki.ports.cycle.CycleStore;

class InMemoryCycleStoreTest extends CycleStoreContract {

    @Override
    protected CycleStore open() {
        return new InMemoryCycleStore();
    }
}
