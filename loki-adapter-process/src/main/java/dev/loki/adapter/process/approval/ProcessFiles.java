package dev.loki.adapter.process.approval;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What Linux tells of processes.
 *
 * @param proc the folder it tells that in
 * @see <a href="https://man7.org/linux/man-pages/man5/proc_pid_environ.5.html">proc_pid_environ(5)</a>
 */
record ProcessFiles(Path proc) {

    /** Linux lets arguments and environment be 6 MiB together. */
    private static final int LONGEST = 8 << 20;

    private static final String SESSION = "LOKI_SESSION_ID=";

    /** The session in the environment that a process was started with; empty where none is, or it cannot be looked at. */
    Optional<String> session(long pid) {
        return entries(pid, "environ")
                .filter(entry -> entry.startsWith(SESSION) && entry.length() > SESSION.length())
                .map(entry -> entry.substring(SESSION.length()))
                .map(session -> session.matches("[A-Za-z0-9_-]{1,64}") ? session : "of an odd name")
                .findFirst();
    }

    /** The program and its arguments; empty where they cannot be looked at. The JDK's own are cut off at 4 KiB. */
    List<String> command(ProcessHandle process) {
        List<String> told = entries(process.pid(), "cmdline").toList();
        if (!told.isEmpty()) {
            return told;
        }
        return process.info().arguments().map(List::of).orElse(List.of());
    }

    private Stream<String> entries(long pid, String file) {
        try (InputStream in =
                Files.newInputStream(proc.resolve(Long.toString(pid)).resolve(file))) {
            return Stream.of(new String(in.readNBytes(LONGEST), StandardCharsets.ISO_8859_1).split("\0", -1));
        } catch (IOException e) {
            return Stream.empty();
        }
    }
}
