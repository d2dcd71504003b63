package dev.loki.contracts.policy;

import dev.loki.ports.policy.PolicyWatch;

class ManualPolicyWatchTest extends PolicyWatchContract {

    private final ManualPolicyWatch watch = new ManualPolicyWatch();

    @Override
    protected PolicyWatch open() {
        return watch;
    }

    @Override
    protected void change() {
        // The test tells of it.
    }

    @Override
    protected void nudge() {
        watch.tell();
    }

    @Override
    protected void awaitARound() {
        // It tells on the test's own thread, and so has told.
    }
}
