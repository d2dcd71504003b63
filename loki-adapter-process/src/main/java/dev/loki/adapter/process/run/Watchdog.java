package dev.loki.adapter.process.run;

import dev.loki.adapter.process.proc.ProcessFiles;
import dev.loki.ports.run.ProcessName;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Sees to it that nothing of a run outlives the process that governs it, however that one ends: a small shell which waits
 * at a pipe whose other end this process alone holds. When the pipe breaks, it ends every process that has the run's
 * {@code LOKI_SESSION_ID} in its environment, and so also what made itself a daemon, the process group of the last
 * command, and what it was told of: TERM at once, KILL half a second later. Then it gives the terminal back the settings
 * that it had. It has a session of the system of its own, where there can be one, so that what is sent to the group of this
 * process does not reach it. One that is killed is replaced, and that is told. Needs Linux' /proc; elsewhere there is none,
 * and a run that is killed leaves its command behind. Thread-safe.
 */
final class Watchdog implements AutoCloseable {

    private static final String DONE = "done";
    private static final String NO_GROUP = "none";
    private static final Path ENVIRONMENT = Path.of("/proc/self/environ");

    /** Whoever kills it again and again is told off no more. */
    private static final int MOST_REPLACED = 20;

    private static final int MOST_TOLD_OF = 200;

    private final ProcessBuilder shell;
    private final Consumer<String> warnings;
    private final List<String> toldOf = new ArrayList<>();
    private String group = NO_GROUP;
    private OutputStream leash = OutputStream.nullOutputStream();
    private @Nullable Process watching;
    private int replaced;

    private Watchdog(ProcessBuilder shell, Consumer<String> warnings) {
        this.shell = shell;
        this.warnings = warnings;
    }

    /**
     * Watches over what is started in this session from now on.
     *
     * @param session the run's id: letters, digits, {@code _} and {@code -}
     * @param settings of the terminal, to be put back where this process is killed
     * @param warnings told where it was killed
     */
    static Watchdog over(String session, Optional<TerminalSettings> settings, Consumer<String> warnings) {
        if (!Files.isReadable(ENVIRONMENT)) {
            return nobody();
        }
        Watchdog watchdog = new Watchdog(shell(session, settings), warnings);
        watchdog.start();
        return watchdog;
    }

    private static ProcessBuilder shell(String session, Optional<TerminalSettings> settings) {
        List<String> script = new ArrayList<>(List.of("/bin/sh", "-c", WatchdogScript.TEXT, "loki-watchdog", session));
        settings.ifPresent(found -> script.addAll(place(found)));
        ProcessBuilder shell = new ProcessBuilder(
                        SetSid.find().map(setSid -> setSid.before(script)).orElse(script))
                .directory(new File("/"))
                .redirectOutput(
                        settings.isPresent()
                                ? ProcessBuilder.Redirect.to(new File(TerminalSettings.TERMINAL))
                                : ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        shell.environment().remove(ProcessFiles.SESSION);
        return shell;
    }

    /** What the script needs to know whether the terminal is somebody else's by then. */
    private static List<String> place(TerminalSettings settings) {
        String parent = ProcessHandle.current()
                .parent()
                .map(above -> Long.toString(above.pid()))
                .orElse("0");
        return ProcessFiles.OF_THE_SYSTEM
                .ownStat()
                .map(own ->
                        List.of(settings.saved(), parent, Long.toString(own.terminal()), Long.toString(own.group())))
                .orElseGet(List::of);
    }

    /** Nobody watches. */
    static Watchdog nobody() {
        return new Watchdog(new ProcessBuilder(), warning -> {});
    }

    /** The process group that this process leads ends with the run, too. */
    synchronized void watch(Process leader) {
        group = Long.toString(leader.pid());
        tell(group);
    }

    /** That process group has ended. */
    synchronized void watchNoGroup() {
        group = NO_GROUP;
        tell(group);
    }

    /** This process ends with the run, too, whatever its environment; of a run's first 200. */
    synchronized void watch(ProcessName process) {
        String word = "also " + process.pid() + " " + process.start().replaceFirst("^.*\\.", "");
        if (toldOf.size() < MOST_TOLD_OF) {
            toldOf.add(word);
            tell(word);
        }
    }

    /** Calls it off: the run has come to its end. */
    @Override
    public synchronized void close() {
        watching = null;
        tell(DONE);
        try {
            leash.close();
        } catch (IOException e) {
            return; // it is gone already
        }
    }

    private synchronized void start() {
        try {
            Process started = shell.start();
            leash = started.getOutputStream();
            watching = started;
            CompletableFuture<Void> unused = started.onExit().thenAccept(this::hasEnded);
        } catch (IOException e) {
            watching = null;
        }
    }

    private synchronized void hasEnded(Process watchdog) {
        if (watchdog != watching) {
            return;
        }
        if (replaced == MOST_REPLACED) {
            warnings.accept("the watchdog of this run was killed once more, and is not replaced any more: what the run"
                    + " started would outlive it, if it were killed");
            return;
        }
        replaced++;
        start();
        tell(group);
        toldOf.forEach(this::tell);
        warnings.accept("the watchdog of this run was killed; another one watches now");
    }

    private void tell(String word) {
        try {
            leash.write((word + "\n").getBytes(StandardCharsets.US_ASCII));
            leash.flush();
        } catch (IOException e) {
            return; // it is gone, and another one is told
        }
    }
}
