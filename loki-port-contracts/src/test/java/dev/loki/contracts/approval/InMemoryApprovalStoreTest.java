package dev.loki.contracts.approval;

import dev.loki.ports.approval.ApprovalStore;

class InMemoryApprovalStoreTest extends ApprovalStoreContract {

    private final ApprovalStore store = new InMemoryApprovalStore();

    @Override
    protected ApprovalStore open() {
        return store;
    }
}
