package dev.loki.ports.run;

import org.jspecify.annotations.Nullable;

/** A run's report cannot be kept or read. The message names the file and how to mend it. */
public final class RunReportException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public RunReportException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
