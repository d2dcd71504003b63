package dev.loki.adapter.process.run;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Sees to it that nothing of a run outlives the process that governs it, however that one ends: a small shell which waits
 * at a pipe whose other end this process alone holds. When the pipe breaks, it ends every process that has the run's
 * {@code LOKI_SESSION_ID} in its environment, and so also what made itself a daemon: TERM at once, KILL half a second
 * later. Needs Linux' /proc; elsewhere there is none, and a run that is killed leaves its command behind.
 */
final class Watchdog implements AutoCloseable {

    /** The last look finds what was started between two looks. The shell itself has another environment. */
    private static final String SCRIPT = """
            trap '' INT QUIT HUP TERM
            members() { grep -lzsxF -e "LOKI_SESSION_ID=$1" /proc/[0-9]*/environ | tr '\\0' '\\n' | tr -dc '0-9\\n'; }
            signal() { for pid in $(members "$2"); do kill "-$1" "$pid" 2>/dev/null; done; }
            gone() { [ -z "$(members "$1")" ]; }
            read -r word && [ "$word" = done ] && exit 0
            signal TERM "$1"
            for wait in 1 2 3 4 5; do gone "$1" && exit 0; sleep 0.1; done
            for round in 1 2 3 4 5 6 7 8 9 10; do signal KILL "$1"; gone "$1" && exit 0; sleep 0.1; done
            """;

    private static final byte[] DONE = "done\n".getBytes(StandardCharsets.US_ASCII);
    private static final Path ENVIRONMENT = Path.of("/proc/self/environ");

    private final OutputStream leash;

    private Watchdog(OutputStream leash) {
        this.leash = leash;
    }

    /**
     * Watches over what is started in this session from now on.
     *
     * @param session the run's id: letters, digits, {@code _} and {@code -}
     */
    static Watchdog over(String session) {
        if (!Files.isReadable(ENVIRONMENT)) {
            return nobody();
        }
        ProcessBuilder shell = new ProcessBuilder(List.of("/bin/sh", "-c", SCRIPT, "loki-watchdog", session))
                .directory(Path.of("/").toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        shell.environment().remove("LOKI_SESSION_ID");
        try {
            return new Watchdog(shell.start().getOutputStream());
        } catch (IOException e) {
            return nobody();
        }
    }

    /** Nobody watches. */
    static Watchdog nobody() {
        return new Watchdog(OutputStream.nullOutputStream());
    }

    /** Calls it off: the run has come to its end. */
    @Override
    public void close() {
        try (OutputStream pipe = leash) {
            pipe.write(DONE);
        } catch (IOException e) {
            return; // it is gone already
        }
    }
}
