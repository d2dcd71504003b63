package dev.loki.adapter.fs.file;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;

/** Hard links: how a finished file gets a name that only one can have. Thread-safe. */
public final class HardLinks {

    /** As {@link Files#createLink}. */
    @FunctionalInterface
    interface Link {

        void create(Path name, Path file) throws IOException;
    }

    private HardLinks() {}

    /**
     * Gives a file a further name.
     *
     * @return false where something has the name already
     * @throws NoHardLinksException where the file system has no such links
     */
    public static boolean create(Path name, Path file) throws IOException {
        return create(name, file, Files::createLink);
    }

    static boolean create(Path name, Path file, Link link) throws IOException {
        try {
            link.create(name, file);
            return true;
        } catch (FileAlreadyExistsException e) {
            return false;
        } catch (UnsupportedOperationException e) {
            throw new NoHardLinksException(name, "not supported", e);
        } catch (FileSystemException e) {
            if (saysThatThereAreNone(e)) {
                throw new NoHardLinksException(name, String.valueOf(e.getReason()), e);
            }
            throw e;
        }
    }

    /** EPERM as link(2) documents it, or EOPNOTSUPP and ENOSYS as network and user-space file systems answer. */
    private static boolean saysThatThereAreNone(FileSystemException e) {
        String reason = String.valueOf(e.getReason()).toLowerCase(Locale.ROOT);
        return Stream.of("operation not permitted", "not supported", "not implemented")
                .anyMatch(reason::contains);
    }
}
