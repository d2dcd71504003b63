package dev.loki.adapter.process.run;

import dev.loki.adapter.process.proc.ProcessFiles;
import dev.loki.adapter.process.proc.ProcessStat;
import java.io.IOException;

/**
 * The terminal this process was started from, if any. Where Linux' /proc is missing, standard input at a terminal is taken as
 * a sign for it.
 */
final class Terminal {

    private Terminal() {}

    /** Whether there is one. */
    static boolean isThere() {
        return ProcessFiles.OF_THE_SYSTEM
                .ownStat()
                .map(stat -> stat.terminal() != 0)
                .orElseGet(Terminal::isStandardInputATerminal);
    }

    /**
     * Whether the keys for INT and QUIT reach our children without our help: the terminal sends them to the whole
     * foreground process group.
     */
    static boolean deliversSignals() {
        return ProcessFiles.OF_THE_SYSTEM
                .ownStat()
                .map(ProcessStat::isForeground)
                .orElseGet(Terminal::isStandardInputATerminal);
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
}
