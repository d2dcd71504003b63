package dev.loki.ports.approval;

import org.jspecify.annotations.Nullable;

/** What is kept of approvals cannot be read or written; the message names the file and how to mend it. */
public final class ApprovalStoreException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public ApprovalStoreException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
