package dev.loki.adapter.fs.event;

import dev.loki.adapter.fs.file.IoReason;
import dev.loki.adapter.fs.file.PrivateFiles;
import dev.loki.adapter.fs.file.RegularFile;
import dev.loki.adapter.fs.file.UnusableFileException;
import dev.loki.adapter.fs.file.WholeFile;
import dev.loki.ports.event.EventBusException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** What tells the bus in a folder from those of all other machines: {@code origin}, 16 random hex digits, written once. */
public final class FolderOrigin {

    private static final Pattern ORIGIN = Pattern.compile("[0-9a-f]{16}\n");
    private static final int LENGTH = 17;

    private FolderOrigin() {}

    /**
     * The folder's origin, made at its first use.
     *
     * @param folder usually {@code .loki/events}
     * @throws EventBusException where it can neither be read nor written
     */
    public static String of(Path folder) {
        Path file = folder.resolve("origin");
        try {
            return readOrMake(folder, file);
        } catch (IOException e) {
            throw new EventBusException("cannot use " + file + ": " + IoReason.of(e), e);
        }
    }

    private static String readOrMake(Path folder, Path file) throws IOException {
        try {
            return read(file);
        } catch (NoSuchFileException e) {
            PrivateFiles.createFolder(folder);
            make(file);
            return read(file);
        }
    }

    private static String read(Path file) throws IOException {
        String text = new String(RegularFile.read(file, LENGTH), StandardCharsets.US_ASCII);
        if (!ORIGIN.matcher(text).matches()) {
            throw new UnusableFileException("expected 16 hex digits and a newline; delete it to have another made");
        }
        return text.strip();
    }

    /** Where another process is faster, its origin counts. */
    private static void make(Path file) throws IOException {
        String origin = HexFormat.of().toHexDigits(new SecureRandom().nextLong());
        try {
            WholeFile.stream(file, false, out -> {
                out.write((origin + "\n").getBytes(StandardCharsets.US_ASCII));
                return origin;
            });
        } catch (FileAlreadyExistsException e) {
            return; // it is read
        }
    }
}
