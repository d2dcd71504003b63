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
 * {@code LOKI_SESSION_ID} in its environment, and so also what made itself a daemon, and the process group of the last
 * command: TERM at once, KILL half a second later. It has a session of the system of its own, where there can be one, so
 * that what is sent to the group of this process does not reach it. Needs Linux' /proc; elsewhere there is none, and a run that is killed leaves its command behind.
 */
final class Watchdog implements AutoCloseable {

    /** The last look finds what was started between two looks. The shell itself has another environment. */
    private static final String SCRIPT = """
            trap '' INT QUIT HUP TERM
            group=
            members() { grep -lzsxF -e "LOKI_SESSION_ID=$1" /proc/[0-9]*/environ | tr '\\0' '\\n' | tr -dc '0-9\\n'; }
            signal() {
              [ -z "$group" ] || kill -s "$1" -- "-$group" 2>/dev/null
              for pid in $(members "$2"); do kill -s "$1" "$pid" 2>/dev/null; done
            }
            gone() { [ -z "$(members "$1")" ] && { [ -z "$group" ] || ! kill -s 0 -- "-$group" 2>/dev/null; }; }
            while read -r word; do
              case $word in
                done) exit 0 ;;
                none) group= ;;
                *) group=$word ;;
              esac
            done
            signal TERM "$1"
            for wait in 1 2 3 4 5; do gone "$1" && exit 0; sleep 0.1; done
            for round in 1 2 3 4 5 6 7 8 9 10; do signal KILL "$1"; gone "$1" && exit 0; sleep 0.1; done
            """;

    private static final String DONE = "done";
    private static final String NO_GROUP = "none";
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
        List<String> script = List.of("/bin/sh", "-c", SCRIPT, "loki-watchdog", session);
        ProcessBuilder shell = new ProcessBuilder(
                        SetSid.find().map(setSid -> setSid.before(script)).orElse(script))
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

    /** The process group that this process leads ends with the run, too. */
    void watch(Process leader) {
        tell(Long.toString(leader.pid()));
    }

    /** That process group has ended. */
    void watchNoGroup() {
        tell(NO_GROUP);
    }

    /** Calls it off: the run has come to its end. */
    @Override
    public void close() {
        tell(DONE);
        try {
            leash.close();
        } catch (IOException e) {
            return; // it is gone already
        }
    }

    private void tell(String word) {
        try {
            leash.write((word + "\n").getBytes(StandardCharsets.US_ASCII));
            leash.flush();
        } catch (IOException e) {
            return; // it is gone, and nobody watches
        }
    }
}
