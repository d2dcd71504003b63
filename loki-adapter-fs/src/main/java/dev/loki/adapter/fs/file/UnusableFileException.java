package dev.loki.adapter.fs.file;

import java.io.IOException;

/** A file is there, but is not what it should be. The message says what it is and what was expected. */
public final class UnusableFileException extends IOException {

    private static final long serialVersionUID = 1;

    public UnusableFileException(String message) {
        super(message);
    }
}
