package dev.loki.domain.policy;

/** What a decision says, from the weakest to the strongest: the strongest of all policies wins, whatever their order. */
public enum Verdict {
    /** The action may go on. */
    ALLOW,
    /** The action may go on once a person has agreed. */
    REQUIRE_APPROVAL,
    /** The action must not happen. */
    DENY
}
