package dev.loki.domain.approval;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One question to people: may this action happen, once? Immutable; {@link #after} is the only way on, and knows every way
 * that there is.
 *
 * @param id {@code apr-<milliseconds since 1970>-<6 of a-z0-9>}
 * @param gate what is asked for
 * @param action what is to be let happen
 * @param requester who asks
 * @param created when, in milliseconds
 * @param expires when the question ends; from the last grant on, when the consent does
 * @param state where it stands
 * @param grants who agreed, oldest first
 * @param resolution how it came to its state; null while it is pending
 * @param delivery what became of telling the gate's webhook
 */
public record ApprovalRequest(
        String id,
        GateTerms gate,
        AskedAction action,
        Requester requester,
        Instant created,
        Instant expires,
        ApprovalState state,
        List<Grant> grants,
        @Nullable Resolution resolution,
        Delivery delivery) {

    private static final Map<ApprovalState, ApprovalRefusal> ENDED = Map.of(
            ApprovalState.REJECTED, ApprovalRefusal.REJECTED,
            ApprovalState.EXPIRED, ApprovalRefusal.EXPIRED,
            ApprovalState.CANCELLED, ApprovalRefusal.CANCELLED,
            ApprovalState.CONSUMED, ApprovalRefusal.USED);

    public ApprovalRequest {
        grants = List.copyOf(grants);
    }

    /** A question that begins now. */
    public static ApprovalRequest open(
            String id, GateTerms gate, AskedAction action, Requester requester, Instant now, Delivery delivery) {
        return new ApprovalRequest(
                id,
                gate,
                action,
                requester,
                now,
                now.plus(gate.timeout()),
                ApprovalState.PENDING,
                List.of(),
                null,
                delivery);
    }

    /** Whether its time ran out, though perhaps nobody noticed yet. */
    public boolean isDue(Instant now) {
        return state.isOpen() && !now.isBefore(expires);
    }

    /** How much of its time is left; zero where none is. */
    public Duration left(Instant now) {
        return isDue(now) ? Duration.ZERO : Duration.between(now, expires);
    }

    /** How many grants are missing. */
    public int missing() {
        return Math.max(0, gate.approvers() - grants.size());
    }

    /**
     * What becomes of it.
     *
     * @throws ApprovalRefusedException where that cannot be done with it as it stands
     */
    public ApprovalRequest after(ApprovalStep step) {
        if (step instanceof ApprovalStep.Tell tell) {
            return new ApprovalRequest(
                    id, gate, action, requester, created, expires, state, grants, resolution, tell.delivery());
        }
        if (!state.isOpen()) {
            throw refused(ended(), "it is " + state.wireName() + ", and nothing more can become of it");
        }
        if (step instanceof ApprovalStep.GrantBy by) {
            return granted(by.grant());
        }
        if (step instanceof ApprovalStep.GrantBySilence silence) {
            return grantedBySilence(silence.grant());
        }
        if (step instanceof ApprovalStep.Reject reject) {
            return ended(ApprovalState.REJECTED, manual(reject.at(), reject.by(), reject.reason()));
        }
        if (step instanceof ApprovalStep.Expire expire) {
            return expired(expire);
        }
        if (step instanceof ApprovalStep.Cancel cancel) {
            return ended(ApprovalState.CANCELLED, manual(cancel.at(), cancel.by(), cancel.reason()));
        }
        return consumed((ApprovalStep.Consume) step);
    }

    private ApprovalRequest granted(Grant grant) {
        requirePending();
        requireInTime(grant.time());
        if (grant.approver().equals(requester.user()) && !gate.admitsRequestersUser()) {
            throw refused(
                    ApprovalRefusal.REQUESTER,
                    "it was asked for as user " + grant.approver() + ", and its gate wants the consent of another");
        }
        if (grants.stream().anyMatch(earlier -> earlier.approver().equals(grant.approver()))) {
            throw refused(
                    ApprovalRefusal.SAME_APPROVER,
                    grant.approver() + " has granted it already; " + missing() + " more must, each another user");
        }
        return missing() > 1
                ? with(expires, ApprovalState.PENDING, and(grant), null)
                : approved(grant, Resolution.Method.MANUAL);
    }

    private ApprovalRequest grantedBySilence(Grant grant) {
        requirePending();
        if (!gate.autoApproveOnTimeout()) {
            throw refused(ApprovalRefusal.NO_SILENT_CONSENT, "its gate does not take silence for consent");
        }
        requireDue(grant.time());
        return approved(grant, Resolution.Method.TIMEOUT);
    }

    private ApprovalRequest approved(Grant grant, Resolution.Method method) {
        Resolution how = new Resolution(grant.time(), grant.approver(), method, null);
        return with(grant.time().plus(gate.timeout()), ApprovalState.APPROVED, and(grant), how);
    }

    private ApprovalRequest expired(ApprovalStep.Expire expire) {
        requireDue(expire.at());
        return ended(
                ApprovalState.EXPIRED,
                new Resolution(expire.at(), Grant.TIMEOUT, Resolution.Method.TIMEOUT, expire.reason()));
    }

    private ApprovalRequest consumed(ApprovalStep.Consume consume) {
        if (state == ApprovalState.PENDING) {
            throw refused(ApprovalRefusal.NOT_GRANTED, "it is pending; " + missing() + " must still grant it");
        }
        requireInTime(consume.at());
        if (!action.digest().equals(consume.digest())) {
            throw refused(
                    ApprovalRefusal.CHANGED,
                    "it was granted for another action, other arguments or another version of the policies");
        }
        return ended(ApprovalState.CONSUMED, manual(consume.at(), consume.by(), null));
    }

    private void requirePending() {
        if (state == ApprovalState.APPROVED) {
            throw refused(ApprovalRefusal.ALREADY_GRANTED, "it is granted");
        }
    }

    private void requireInTime(Instant now) {
        if (!now.isBefore(expires)) {
            throw refused(ApprovalRefusal.EXPIRED, "its time ran out at " + expires);
        }
    }

    private void requireDue(Instant now) {
        if (now.isBefore(expires)) {
            throw refused(ApprovalRefusal.NOT_DUE, "it stands until " + expires);
        }
    }

    private ApprovalRefusal ended() {
        return ENDED.getOrDefault(state, ApprovalRefusal.NOT_GRANTED);
    }

    private ApprovalRefusedException refused(ApprovalRefusal code, String why) {
        return new ApprovalRefusedException(code, id + ": " + why);
    }

    private static Resolution manual(Instant at, String by, @Nullable String reason) {
        return new Resolution(at, by, Resolution.Method.MANUAL, reason);
    }

    private List<Grant> and(Grant grant) {
        List<Grant> all = new ArrayList<>(grants);
        all.add(grant);
        return all;
    }

    private ApprovalRequest ended(ApprovalState end, Resolution how) {
        return with(expires, end, grants, how);
    }

    private ApprovalRequest with(Instant until, ApprovalState next, List<Grant> agreed, @Nullable Resolution how) {
        return new ApprovalRequest(id, gate, action, requester, created, until, next, agreed, how, delivery);
    }
}
