package dev.loki.ports.audit;

import org.jspecify.annotations.Nullable;

/** The audit log cannot be written or read. The message names the file and how to mend it. */
public final class AuditLogException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public AuditLogException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
