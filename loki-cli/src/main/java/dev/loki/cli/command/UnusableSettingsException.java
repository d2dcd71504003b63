package dev.loki.cli.command;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;

/** An agent's settings cannot be read or written. */
public final class UnusableSettingsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UnusableSettingsException(Path project, IOException cause) {
        super("hooks of " + project + ": " + reason(cause), cause);
    }

    /** A class is told only where its message is the name of a file and nothing else. */
    private static String reason(IOException cause) {
        return cause instanceof FileSystemException system && system.getReason() == null
                ? cause.getMessage() + " (" + cause.getClass().getSimpleName() + ")"
                : String.valueOf(cause.getMessage());
    }
}
