package dev.loki.application.policy;

import org.jspecify.annotations.Nullable;

/**
 * What is decided by at this moment.
 *
 * @param state how the policies in force came to be
 * @param policyHash the SHA-256 in hex of the policy file that is decided by; null where it is none
 * @param fault what is wrong with the file on disk, or with its record; null where nothing is
 */
public record PolicyStatus(
        State state, @Nullable String policyHash, @Nullable String fault) {

    /** How the policies in force came to be. */
    public enum State {
        /** There is no policy file: everything is allowed. */
        NO_POLICY,
        /** The policy file on disk is in force. */
        IN_FORCE,
        /** The policy file on disk cannot be taken; the last good one is in force. */
        LAST_GOOD,
        /** The policy file cannot be taken, and there is no good one: everything is denied. */
        DENYING
    }
}
