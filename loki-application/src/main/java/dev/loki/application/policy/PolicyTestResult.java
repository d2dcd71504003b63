package dev.loki.application.policy;

import dev.loki.domain.policy.Decision;
import dev.loki.domain.policy.PolicyTest;

/** A policy file's own test, and what its policies answer. */
public record PolicyTestResult(PolicyTest test, Decision decision) {

    public boolean passed() {
        return decision.verdict() == test.expect();
    }
}
