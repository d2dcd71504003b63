package dev.loki.domain.approval;

import dev.loki.domain.policy.ApprovalGate;
import java.time.Duration;

/**
 * What a gate asks for, as it stood when the request was made.
 *
 * @param name the gate's; {@value #NO_GATE} where no gate of the policy file covers the phase
 * @param phase what waits
 * @param timeout how long the question stands, and how long a grant can be used
 * @param approvers how many distinct users must grant, from 1 to {@value ApprovalGate#MOST_APPROVERS}
 * @param otherUser whether the requester's own user cannot grant
 * @param autoApproveOnTimeout whether silence is consent, where nothing speaks against it
 */
public record GateTerms(
        String name, String phase, Duration timeout, int approvers, boolean otherUser, boolean autoApproveOnTimeout) {

    /** The name where the policy file has no gate. */
    public static final String NO_GATE = "default";

    public GateTerms {
        name = Brief.name(name);
        phase = Brief.name(phase);
        if (timeout.isNegative() || timeout.isZero()) {
            throw new IllegalArgumentException("expected a time-out above 0, not " + timeout);
        }
        if (approvers < 1 || approvers > ApprovalGate.MOST_APPROVERS) {
            throw new IllegalArgumentException(
                    "expected 1 to " + ApprovalGate.MOST_APPROVERS + " approvers, not " + approvers);
        }
    }

    public static GateTerms of(ApprovalGate gate) {
        return new GateTerms(
                gate.name(),
                gate.phase(),
                Duration.ofMinutes(gate.timeoutMinutes()),
                gate.approvers(),
                gate.otherUser(),
                gate.autoApproveOnTimeout());
    }

    /** Where no gate is written for a phase: one approver, half an hour, and silence is a refusal. */
    public static GateTerms withoutGate(String phase) {
        return new GateTerms(NO_GATE, phase, Duration.ofMinutes(ApprovalGate.DEFAULT_TIMEOUT_MINUTES), 1, false, false);
    }

    /** Whether the requester's own user counts as an approver: not where several must agree. */
    boolean admitsRequestersUser() {
        return !otherUser && approvers == 1;
    }
}
