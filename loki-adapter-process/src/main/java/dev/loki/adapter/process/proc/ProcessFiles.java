package dev.loki.adapter.process.proc;

import dev.loki.ports.run.ProcessName;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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
public record ProcessFiles(Path proc) {

    /** Those of this system; where there is no {@code /proc}, nothing is told. */
    public static final ProcessFiles OF_THE_SYSTEM = new ProcessFiles(Path.of("/proc"));

    /** The variable that says which governed run a process belongs to. */
    public static final String SESSION = "LOKI_SESSION_ID";

    /** Linux lets arguments and environment be 6 MiB together. */
    private static final int LONGEST = 8 << 20;

    /** The session in the environment that a process was started with; empty where none is, or it cannot be looked at. */
    public Optional<String> session(long pid) {
        return Optional.ofNullable(environment(pid).get(SESSION))
                .filter(session -> !session.isEmpty())
                .map(session -> session.matches("[A-Za-z0-9_-]{1,64}") ? session : "of an odd name");
    }

    /** The environment that a process was started with, the first value of each name; empty where it cannot be looked at. */
    public Map<String, String> environment(long pid) {
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
    public Optional<Path> directory(long pid) {
        try {
            return Optional.of(Files.readSymbolicLink(file(pid, "cwd")));
        } catch (IOException | UnsupportedOperationException e) {
            return Optional.empty();
        }
    }

    /** The program and its arguments; empty where they cannot be looked at. The JDK's own are cut off at 4 KiB. */
    public List<String> command(ProcessHandle process) {
        List<String> told = entries(process.pid(), "cmdline").toList();
        if (!told.isEmpty()) {
            return told;
        }
        Stream<String> arguments = process.info().arguments().stream().flatMap(Stream::of);
        return Stream.concat(process.info().command().stream(), arguments).toList();
    }

    /** The processes that there are now. */
    public List<Long> all() {
        List<Long> all = new ArrayList<>();
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(proc, "[0-9]*")) {
            folders.forEach(folder -> all.add(Long.parseLong(String.valueOf(folder.getFileName()))));
        } catch (IOException | NumberFormatException e) {
            return all;
        }
        return all;
    }

    /** The processes that a process has started and that are its own still; empty where the system does not tell. */
    public List<Long> children(long pid) {
        List<Long> children = new ArrayList<>();
        try (DirectoryStream<Path> threads = Files.newDirectoryStream(file(pid, "task"))) {
            for (Path thread : threads) {
                String told = Files.readString(thread.resolve("children"), StandardCharsets.US_ASCII);
                Stream.of(told.split(" ", -1))
                        .filter(text -> !text.isEmpty())
                        .map(Long::valueOf)
                        .forEach(children::add);
            }
        } catch (IOException | DirectoryIteratorException | NumberFormatException e) {
            return children;
        }
        return children;
    }

    /** Whether a process was started with this entry, such as {@code NAME=value}, in its environment. */
    public boolean wasGiven(long pid, String entry) {
        return entries(pid, "environ").anyMatch(entry::equals);
    }

    /** What is told of a process in one line; empty where it is not there. */
    public Optional<ProcessStat> stat(long pid) {
        return stat(Long.toString(pid));
    }

    /** As {@link #stat(long)}, of this process. */
    public Optional<ProcessStat> ownStat() {
        return stat("self");
    }

    /**
     * The name of a process that no other ever had, because numbers are used again; empty where it is not there.
     *
     * @param process asked where there is no {@code /proc}
     */
    public Optional<ProcessName> name(ProcessHandle process) {
        Optional<String> start = stat(process.pid())
                .map(stat -> boot() + "." + stat.start())
                .or(() -> process.info().startInstant().map(Object::toString));
        return start.map(since -> new ProcessName(process.pid(), since));
    }

    private Optional<ProcessStat> stat(String process) {
        try {
            return ProcessStat.parse(
                    Files.readString(proc.resolve(process).resolve("stat"), StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Which start of the system this is. */
    private String boot() {
        try {
            return Files.readString(proc.resolve("sys/kernel/random/boot_id")).strip();
        } catch (IOException e) {
            return "";
        }
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
