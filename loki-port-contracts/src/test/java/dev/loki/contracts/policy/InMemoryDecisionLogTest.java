package dev.loki.contracts.policy;

import dev.loki.ports.policy.DecisionLog;

class InMemoryDecisionLogTest extends DecisionLogContract {

    @Override
    protected DecisionLog open() {
        return new InMemoryDecisionLog();
    }
}
