package dev.loki.adapter.fs.file;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** Why I/O failed, in a few words for a message that names the file itself. */
public final class IoReason {

    private IoReason() {}

    public static String of(IOException error) {
        if (error instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (error instanceof NoSuchFileException) {
            return "no such file";
        }
        String reason = error instanceof FileSystemException system ? system.getReason() : error.getMessage();
        return reason == null ? error.getClass().getSimpleName() : reason;
    }
}
