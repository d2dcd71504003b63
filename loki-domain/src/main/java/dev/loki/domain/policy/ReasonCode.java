package dev.loki.domain.policy;

import java.util.Locale;

/** Why a decision is what it is, for programs. */
public enum ReasonCode {
    /** Every policy of the point is satisfied. */
    SATISFIED,
    /** The project has no policy file. */
    NO_POLICY,
    /** A policy's condition does not hold. */
    VIOLATED,
    /** A policy wants the action approved, and it was, for this once. */
    APPROVED,
    /** A value that a policy needs is not there. */
    MISSING_INPUT,
    /** A value that a policy needs is of the wrong kind. */
    INVALID_INPUT,
    /** The policy file is there but cannot be read or understood. */
    POLICY_ERROR,
    /** There is no such enforcement point. */
    UNKNOWN_POINT,
    /** What was to be judged cannot be read. */
    UNREADABLE_CONTEXT,
    /** Loki's own settings are wrong. */
    CONFIGURATION_ERROR,
    /** The decision could not be put on record. */
    AUDIT_FAILURE;

    private final String wireName = name().toLowerCase(Locale.ROOT);

    /** The code in JSON answers. */
    public String wireName() {
        return wireName;
    }
}
