package dev.loki.adapter.process.run;

import dev.loki.adapter.process.proc.ProcessFiles;
import dev.loki.ports.run.Command;
import dev.loki.ports.run.CommandStartException;
import dev.loki.ports.run.ProcessName;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * The child processes of one run, one at a time, from the takeover of the signals to {@link #close}. On a terminal they stay
 * in its foreground; else each gets a session of the system of its own, where there is setsid(1). What they leave behind is
 * ended with the run.
 */
final class ChildProcesses implements AutoCloseable {

    private static final long FIRST_LOOK_MILLIS = 15;
    private static final long LOOK_MILLIS = 250;

    /** Between two looks, as a multiple of how long the one before took; in nanoseconds. */
    private static final long RESTING = 20;

    private static final long LONGEST_REST = 1_000_000_000;

    private final SignalForwarder signals;
    private final Watchdog watchdog;
    private final RunMembers members;
    private final Optional<SetSid> setSid;
    private final Consumer<ProcessName> started;
    private final Duration grace;
    private final Optional<TerminalSettings> settings;
    private long looked = System.nanoTime();
    private long rest;

    private ChildProcesses(
            RunMembers members,
            BooleanSupplier terminalDelivers,
            Optional<SetSid> setSid,
            Watchdog watchdog,
            Consumer<ProcessName> started,
            Optional<TerminalSettings> settings,
            Duration grace) {
        this.members = members;
        this.setSid = setSid;
        this.watchdog = watchdog;
        this.started = started;
        this.grace = grace;
        this.settings = settings;
        this.signals = SignalForwarder.install(
                terminalDelivers, setSid.isPresent(), child -> members.killAll(child.toHandle()));
    }

    /**
     * Of a run, with a watchdog.
     *
     * @param session the id of the run
     * @param started told of each process that leads a session of its own
     * @param warnings told where the watchdog was killed
     * @param grace how long a command may take to end that was asked to
     */
    static ChildProcesses ofRun(
            String session, Consumer<ProcessName> started, Consumer<String> warnings, Duration grace) {
        RunMembers members = new RunMembers(session, ProcessFiles.OF_THE_SYSTEM);
        Optional<SetSid> setSid = Terminal.isThere() ? Optional.empty() : SetSid.find();
        Optional<TerminalSettings> settings = TerminalSettings.find();
        Watchdog watchdog = Watchdog.over(session, settings, warnings);
        return new ChildProcesses(members, Terminal::deliversSignals, setSid, watchdog, started, settings, grace);
    }

    /** Without a watchdog, and with a terminal as told. */
    static ChildProcesses unwatched(String session, BooleanSupplier terminalDelivers, Duration grace) {
        RunMembers members = new RunMembers(session, ProcessFiles.OF_THE_SYSTEM);
        Optional<SetSid> setSid = terminalDelivers.getAsBoolean() ? Optional.empty() : SetSid.find();
        return new ChildProcesses(
                members, terminalDelivers, setSid, Watchdog.nobody(), name -> {}, Optional.empty(), grace);
    }

    /**
     * Starts a child, which gets the signals from now on.
     *
     * @param streams sets where its streams lead
     * @throws CommandStartException where it could not be started, or a signal came first
     */
    Process start(Command command, Consumer<ProcessBuilder> streams) throws CommandStartException {
        Process child = signals.start(() -> begin(command, streams));
        if (setSid.isPresent()) {
            watchdog.watch(child);
            ProcessName name = name(child);
            members.add(name);
            started.accept(name);
        }
        return child;
    }

    /** Of one that has ended already, the start is not known: then no process of its number is taken for it. */
    private static ProcessName name(Process child) {
        return ProcessFiles.OF_THE_SYSTEM.name(child.toHandle()).orElseGet(() -> new ProcessName(child.pid(), ""));
    }

    /** Asks it to end, with what it started, and kills what does not within the grace. Returns when all are gone. */
    void end(Process child) {
        members.end(child.toHandle(), grace);
    }

    /** As {@link #end}, of whatever is left of the run. */
    void endLeftBehind() {
        members.endAll(Set.of(), grace);
    }

    /** Looks at what it has started, some of which may be found no more once its parent has ended; costs little. */
    void look(Process child) {
        long begin = System.nanoTime();
        if (begin - looked >= rest) {
            members.look(child.toHandle()).forEach(watchdog::watch);
            looked = System.nanoTime();
            rest = Math.min(LONGEST_REST, RESTING * (looked - begin));
        }
    }

    /** Of a child that was killed, which could not do so itself. */
    void restoreTerminal() {
        settings.ifPresent(TerminalSettings::restore);
    }

    /** The child has ended; signals are no longer passed on. */
    void detach() {
        watchdog.watchNoGroup();
        signals.detach();
    }

    boolean isHeld() {
        return signals.isHeld();
    }

    OptionalInt ending() {
        return signals.ending();
    }

    /** Gives the signals back to whoever handled them before. Nobody is watched over any more. */
    @Override
    public void close() {
        watchdog.close();
        signals.close();
    }

    private Process begin(Command command, Consumer<ProcessBuilder> streams) throws CommandStartException {
        ProcessBuilder builder =
                new ProcessBuilder(line(command)).directory(command.directory().toFile());
        streams.accept(builder);
        builder.environment().clear();
        builder.environment().putAll(command.environment());
        try {
            return builder.start();
        } catch (IOException e) {
            throw StartFailure.explain(command, e);
        }
    }

    /** What cannot be started is left to the JDK, which says why. */
    private List<String> line(Command command) {
        boolean canStart = ProgramFiles.candidates(command)
                .anyMatch(program -> Files.isRegularFile(program) && Files.isExecutable(program));
        return setSid.filter(there -> canStart)
                .map(there -> there.before(command.line()))
                .orElse(command.line());
    }

    /** As {@link #waitFor}, and looks at what it starts meanwhile: often at first, and then four times a second. */
    int await(Process child) {
        long pause = FIRST_LOOK_MILLIS;
        try {
            while (!child.waitFor(pause, TimeUnit.MILLISECONDS)) {
                look(child);
                pause = Math.min(2 * pause, LOOK_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return waitFor(child);
    }

    /** The JDK reports a death by signal n as 128 + n. An interrupt does not orphan the child; it stays set. */
    static int waitFor(Process child) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return child.waitFor();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
