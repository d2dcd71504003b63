package dev.loki.contracts.checkpoint;

import dev.loki.ports.checkpoint.CheckpointStore;

class InMemoryCheckpointStoreTest extends CheckpointStoreContract {

    @Override
    protected CheckpointStore open() {
        return new InMemoryCheckpointStore();
    }
}
