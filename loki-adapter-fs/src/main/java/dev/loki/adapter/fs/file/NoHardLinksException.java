package dev.loki.adapter.fs.file;

import java.nio.file.FileSystemException;
import java.nio.file.Path;

/** A file system has no hard links, or keeps them from this user. */
public final class NoHardLinksException extends FileSystemException {

    private static final long serialVersionUID = 1;

    NoHardLinksException(Path name, String answer, Exception cause) {
        super(name.toString(), null, "the file system makes no hard link (" + answer + ")");
        initCause(cause);
    }
}
