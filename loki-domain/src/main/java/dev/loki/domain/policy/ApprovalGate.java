package dev.loki.domain.policy;

import org.jspecify.annotations.Nullable;

/**
 * Where a person is asked, and how ({@code approval_gates}).
 *
 * @param phase the phase that waits for the answer
 * @param timeoutMinutes how long the question stands
 * @param webhook who is told; null where nobody is
 * @param autoApproveOnTimeout whether silence is consent; else it is a refusal
 * @param approvers how many distinct users must agree, from 1 to {@value #MOST_APPROVERS}
 * @param otherUser whether the user that the question comes from cannot answer it
 * @param line where it stands in the file, from 1
 */
public record ApprovalGate(
        String name,
        String phase,
        long timeoutMinutes,
        @Nullable String webhook,
        boolean autoApproveOnTimeout,
        int approvers,
        boolean otherUser,
        int line) {

    /** How long a question stands that does not say. */
    public static final long DEFAULT_TIMEOUT_MINUTES = 30;

    /** The most approvers that a gate may ask for. */
    public static final int MOST_APPROVERS = 20;
}
