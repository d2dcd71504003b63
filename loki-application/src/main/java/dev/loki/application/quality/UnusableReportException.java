package dev.loki.application.quality;

import org.jspecify.annotations.Nullable;

/** What a report is made of cannot be understood. The message names the file and the field, and how to mend it. */
public final class UnusableReportException extends RuntimeException {

    private static final long serialVersionUID = 1;

    UnusableReportException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
