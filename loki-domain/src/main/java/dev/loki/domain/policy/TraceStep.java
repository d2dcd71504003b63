package dev.loki.domain.policy;

import org.jspecify.annotations.Nullable;

/**
 * One line of an explanation: a policy, and what it says to a context.
 *
 * @param policy the policy's name
 * @param origin where it stands
 * @param mode how seriously it is meant
 * @param condition what it asks, in words
 * @param violation how the context violates it; null where it does not
 */
public record TraceStep(
        String policy,
        Origin origin,
        Mode mode,
        String condition,
        @Nullable Violation violation) {}
