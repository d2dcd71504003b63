package dev.loki.adapter.process.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The terminal this process was started from, if any. */
final class Terminal {

    private static final Path STAT = Path.of("/proc/self/stat");
    private static final int GROUP = 2;
    private static final int FOREGROUND_GROUP = 5;

    private Terminal() {}

    /**
     * Whether the keys for INT and QUIT reach our children without our help: the terminal sends them to the whole
     * foreground process group. Where Linux' /proc is missing, a console is taken as a sign for that.
     */
    static boolean deliversSignals() {
        try {
            return isForeground(Files.readString(STAT, StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            return System.console() != null;
        }
    }

    /**
     * Reads a line of /proc/PID/stat (proc(5)): fields after the program's name in parentheses, which may itself hold
     * anything.
     */
    static boolean isForeground(String stat) {
        String[] fields = stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ");
        return fields.length > FOREGROUND_GROUP && fields[GROUP].equals(fields[FOREGROUND_GROUP]);
    }
}
