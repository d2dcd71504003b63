package dev.loki.adapter.process.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The terminal this process was started from, if any. */
final class Terminal {

    private static final Path STAT = Path.of("/proc/self/stat");
    private static final int GROUP = 2;
    private static final int FOREGROUND_GROUP = 5;

    private Terminal() {}

    /**
     * Whether the keys for INT and QUIT reach our children without our help: the terminal sends them to the whole
     * foreground process group. Where Linux' /proc is missing, standard input at a terminal is taken as a sign for that.
     */
    static boolean deliversSignals() {
        try {
            return isForeground(Files.readString(STAT, StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            return isStandardInputATerminal();
        }
    }

    /** {@code System.console()} answers differently from JDK to JDK; test(1) does not. */
    private static boolean isStandardInputATerminal() {
        try {
            return new ProcessBuilder("/bin/sh", "-c", "test -t 0")
                            .inheritIO()
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /**
     * Reads a line of /proc/PID/stat (proc(5)): fields after the program's name in parentheses, which may itself hold
     * anything.
     */
    static boolean isForeground(String stat) {
        String afterName = stat.substring(stat.lastIndexOf(')') + 1).strip();
        List<String> fields = List.of(afterName.split(" ", -1));
        return fields.size() > FOREGROUND_GROUP && fields.get(GROUP).equals(fields.get(FOREGROUND_GROUP));
    }
}
