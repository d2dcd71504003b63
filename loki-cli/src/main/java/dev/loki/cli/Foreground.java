package dev.loki.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whose the terminal is at the moment, as Linux tells in proc(5). Thread-safe. */
final class Foreground {

    private static final Path SELF = Path.of("/proc/self/stat");
    private static final int GROUP = 2;
    private static final int FOREGROUND_GROUP = 5;

    private Foreground() {}

    /** Whether this process may draw on its terminal: nobody else is known to have it. */
    static boolean isOurs() {
        try {
            String stat = Files.readString(SELF, StandardCharsets.ISO_8859_1);
            String[] behindName = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            String foreground = behindName[FOREGROUND_GROUP];
            return foreground.startsWith("-") || foreground.equals(behindName[GROUP]);
        } catch (IOException e) {
            return true;
        }
    }
}
