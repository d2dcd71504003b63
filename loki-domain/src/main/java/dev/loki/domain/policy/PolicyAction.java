package dev.loki.domain.policy;

import java.util.Optional;

/** What a policy asks for where it is violated ({@code action}, {@code on_exceed}). */
public enum PolicyAction {
    WARN("warn", Verdict.ALLOW),
    REQUIRE_APPROVAL("require_approval", Verdict.REQUIRE_APPROVAL),
    DENY("deny", Verdict.DENY),
    /** A budget's hard end: deny, and end the run. */
    SHUTDOWN("shutdown", Verdict.DENY);

    private final String wireName;
    private final Verdict verdict;

    PolicyAction(String wireName, Verdict verdict) {
        this.wireName = wireName;
        this.verdict = verdict;
    }

    /** The action of this name in a policy file. */
    public static Optional<PolicyAction> named(String wireName) {
        for (PolicyAction action : values()) {
            if (action.wireName.equals(wireName)) {
                return Optional.of(action);
            }
        }
        return Optional.empty();
    }

    public String wireName() {
        return wireName;
    }

    /** What the action makes of a decision. */
    public Verdict verdict() {
        return verdict;
    }
}
