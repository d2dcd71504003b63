package dev.loki.ports.run;

import org.jspecify.annotations.Nullable;

/** A command could not be started. */
public final class CommandStartException extends Exception {

    private static final long serialVersionUID = 1;

    private final int exitCode;

    /**
     * @param message which program, and why
     * @param exitCode what a shell would exit with: 127 not found, 126 not executable, 128 + n where signal n came first
     */
    public CommandStartException(String message, int exitCode, @Nullable Throwable cause) {
        super(message, cause);
        this.exitCode = exitCode;
    }

    public int exitCode() {
        return exitCode;
    }
}
