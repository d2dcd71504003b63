package dev.loki.domain.approval;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether what stands in a request is the consent its gate asks for, whatever its state says. */
public final class Consent {

    private Consent() {}

    /**
     * Checks it, at the moment the action is about to happen.
     *
     * @param terms what the gate asks for now
     * @param key under which each grant must be proven; null where no key is set
     * @throws ApprovalRefusedException where it is not
     */
    public static void require(ApprovalRequest request, GateTerms terms, @Nullable GrantKey key) {
        if (!request.gate().equals(terms)) {
            throw refused(request, ApprovalRefusal.CHANGED, "its gate asks for something else now; ask anew");
        }
        for (Grant grant : request.grants()) {
            requireProof(request, grant, key);
        }
        if (!isEnough(request, terms)) {
            throw refused(request, ApprovalRefusal.NOT_GRANTED, "its grants are not those that its gate asks for");
        }
    }

    /**
     * Checks that whoever grants has the key.
     *
     * @throws ApprovalRefusedException where a key is set, and he has not
     */
    public static void requireProof(ApprovalRequest request, Grant grant, @Nullable GrantKey key) {
        if (key == null) {
            return;
        }
        if (grant.mac() == null) {
            throw refused(
                    request,
                    ApprovalRefusal.UNSIGNED,
                    "the grant by " + grant.approver()
                            + " is not signed, and LOKI_APPROVAL_KEY_FILE is set; grant it with that key");
        }
        if (!key.proves(grant.mac(), request.id(), request.action().digest(), grant.approver(), grant.time())) {
            throw refused(
                    request,
                    ApprovalRefusal.WRONG_PROOF,
                    "the grant by " + grant.approver() + " is not signed with the key of LOKI_APPROVAL_KEY_FILE, or is"
                            + " another grant's");
        }
    }

    private static boolean isEnough(ApprovalRequest request, GateTerms terms) {
        Set<String> approvers = new HashSet<>();
        for (Grant grant : request.grants()) {
            if (isSilent(request, grant)) {
                return terms.autoApproveOnTimeout();
            }
            boolean isRequester = grant.approver().equals(request.requester().user());
            if (!isRequester || terms.admitsRequestersUser()) {
                approvers.add(grant.approver());
            }
        }
        return approvers.size() >= terms.approvers();
    }

    /** A grant in the name of the time-out counts as one only where it came when the question ended. */
    private static boolean isSilent(ApprovalRequest request, Grant grant) {
        return grant.approver().equals(Grant.TIMEOUT)
                && !grant.time().isBefore(request.created().plus(request.gate().timeout()));
    }

    private static ApprovalRefusedException refused(ApprovalRequest request, ApprovalRefusal code, String why) {
        return new ApprovalRefusedException(code, request.id() + ": " + why);
    }
}
