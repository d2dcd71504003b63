package dev.loki.domain.approval;

import java.util.Locale;

/** Why something was not done with an approval. */
public enum ApprovalRefusal {
    /** There is no such request. */
    UNKNOWN_REQUEST,
    /** It has not been granted, or not by enough. */
    NOT_GRANTED,
    /** It has been granted already. */
    ALREADY_GRANTED,
    /** Somebody said no. */
    REJECTED,
    /** Its time ran out. */
    EXPIRED,
    /** Its time has not run out yet. */
    NOT_DUE,
    /** Whoever asked wants it no more. */
    CANCELLED,
    /** It has been used. */
    USED,
    /** The action, its arguments or the policies are not those it was granted for. */
    CHANGED,
    /** The approver is the requester's own user, and the gate wants another. */
    REQUESTER,
    /** The same user has granted it already. */
    SAME_APPROVER,
    /** Who asked is, or belongs to, a governed run. */
    GOVERNED,
    /** A key is set, and the grant has no proof by it. */
    UNSIGNED,
    /** The proof is not of this grant, or not by this key. */
    WRONG_PROOF,
    /** A signal file is no approval. */
    UNREADABLE_SIGNAL,
    /** Silence is no consent here. */
    NO_SILENT_CONSENT,
    /** Too many requests are open. */
    TOO_MANY,
    /** What is kept of approvals cannot be read or written. */
    STATE_UNUSABLE,
    /** The audit trail could not be written. */
    UNRECORDED;

    private final String wireName = name().toLowerCase(Locale.ROOT);

    /** The name in the audit trail and in JSON. */
    public String wireName() {
        return wireName;
    }
}
