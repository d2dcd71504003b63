package dev.loki.cli;

import java.io.IOException;
import java.nio.file.Path;

/** An agent's settings cannot be read or written. */
final class UnusableSettingsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnusableSettingsException(Path project, IOException cause) {
        super(
                "hooks of " + project + ": " + cause.getMessage() + " ("
                        + cause.getClass().getSimpleName() + ")",
                cause);
    }
}
