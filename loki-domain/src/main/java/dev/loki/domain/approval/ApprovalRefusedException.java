package dev.loki.domain.approval;

/** Something was not done with an approval. The message says why, and what can be done; it carries no secret. */
public final class ApprovalRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final ApprovalRefusal code;

    public ApprovalRefusedException(ApprovalRefusal code, String message) {
        super(message);
        this.code = code;
    }

    /** Why, for programs. */
    public ApprovalRefusal code() {
        return code;
    }
}
