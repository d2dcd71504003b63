package dev.loki.adapter.process.approval;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

    /** The session in the environment that a process was started with; empty where none is, or it cannot be looked at. */
    Optional<String> session(long pid) {
        return Optional.ofNullable(environment(pid).get(Ancestor.SESSION))
                .filter(session -> !session.isEmpty())
                .map(session -> session.matches("[A-Za-z0-9_-]{1,64}") ? session : "of an odd name");
    }

    /** The environment that a process was started with, the first value of each name; empty where it cannot be looked at. */
    Map<String, String> environment(long pid) {
        Map<String, String> environment = new HashMap<>();
        entries(pid, "environ").forEach(entry -> {
            int end = entry.indexOf('=');
            if (end > 0) {
                environment.putIfAbsent(entry.substring(0, end), entry.substring(end + 1));
            }
        });
        return environment;
    }

    /** The current folder of a process; empty where it cannot be looked at. */
    Optional<Path> directory(long pid) {
        try {
            return Optional.of(Files.readSymbolicLink(file(pid, "cwd")));
        } catch (IOException | UnsupportedOperationException e) {
            return Optional.empty();
        }
    }

    /** The program and its arguments; empty where they cannot be looked at. The JDK's own are cut off at 4 KiB. */
    List<String> command(ProcessHandle process) {
        List<String> told = entries(process.pid(), "cmdline").toList();
        if (!told.isEmpty()) {
            return told;
        }
        Stream<String> arguments = process.info().arguments().stream().flatMap(Stream::of);
        return Stream.concat(process.info().command().stream(), arguments).toList();
    }

    private Stream<String> entries(long pid, String file) {
        try (InputStream in = Files.newInputStream(file(pid, file))) {
            return Stream.of(new String(in.readNBytes(LONGEST), StandardCharsets.UTF_8).split("\0", -1));
        } catch (IOException e) {
            return Stream.empty();
        }
    }

    private Path file(long pid, String name) {
        return proc.resolve(Long.toString(pid)).resolve(name);
    }
}
