package dev.loki.cli.doctor;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;

/** Whether there is room for what Loki writes; found out without writing anything. */
final class DiskCheck {

    private static final String SUBJECT = "disk";
    private static final long MEGABYTE = 1_000_000;
    private static final long LEAST = 10 * MEGABYTE;

    private DiskCheck() {}

    static Stream<Diagnosis> look(Examination on) {
        Path folder = on.project().lokiDir();
        Path there = Files.exists(folder) ? folder : on.project().root();
        try {
            return Stream.of(of(there, Files.getFileStore(there)));
        } catch (IOException | SecurityException e) {
            return Stream.of(
                    Diagnosis.note(SUBJECT, "whether " + there + " has room cannot be told: " + e.getMessage(), null));
        }
    }

    /** What the store that a folder lies in says of itself. */
    static Diagnosis of(Path folder, FileStore store) throws IOException {
        if (store.isReadOnly()) {
            return Diagnosis.wrong(
                    SUBJECT,
                    folder + " is on a file system that is mounted read-only (" + store + ")",
                    "mount it for writing, or name another folder by LOKI_DIR");
        }
        long left = store.getUsableSpace();
        return left < LEAST
                ? Diagnosis.wrong(
                        SUBJECT,
                        "less than " + LEAST / MEGABYTE + " MB free for " + folder + " (" + store
                                + "): what cannot be put on record is denied",
                        "make room: df -h " + folder + "; loki event clean removes events that all have read")
                : Diagnosis.well(SUBJECT, String.format(Locale.ROOT, "%,d MB free", left / MEGABYTE));
    }
}
