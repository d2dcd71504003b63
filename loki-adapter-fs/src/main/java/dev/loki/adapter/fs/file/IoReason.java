package dev.loki.adapter.fs.file;

import java.io.IOException;
import java.io.SyncFailedException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

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
        if (error instanceof NotDirectoryException) {
            return "part of its path is no folder";
        }
        String reason = reason(error);
        return reason == null ? error.getClass().getSimpleName() : reason;
    }

    /** What to do about it where something could not be written, as the rest of a sentence; the cause decides. */
    public static String adviceToWrite(IOException error) {
        if (error instanceof NoHardLinksException) {
            return "keep .loki on a local file system that has them, such as ext4, XFS, APFS or NTFS; FAT and some"
                    + " network shares have none";
        }
        String reason = of(error);
        if (isAny(reason, "permission denied", "operation not permitted", "read-only file system")) {
            return "check that this user may write the file and its folder, and that the file system is not read-only";
        }
        if (isAny(reason, "no space left", "quota exceeded", "file too large")) {
            return "check that the disk has room, and that no quota or limit on the size of files is reached";
        }
        if (isAny(reason, "input/output error")) {
            return "the disk or its controller fails; look at the system's log";
        }
        if (error instanceof SyncFailedException) { // which does not say why
            return "the disk did not take what was written; check that it has room, and look at the system's log";
        }
        return "check that the disk has room and that the file and its folder can be written";
    }

    private static boolean isAny(String reason, String... parts) {
        String lowerCase = reason.toLowerCase(Locale.ROOT);
        return Stream.of(parts).anyMatch(lowerCase::contains);
    }

    private static @Nullable String reason(IOException error) {
        return error instanceof FileSystemException system ? system.getReason() : error.getMessage();
    }
}
