package dev.loki.adapter.process.run;

import dev.loki.ports.run.CommandStartException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Takes the signals that reach this process, from {@link #install} to {@link #close}, and passes them on to the child.
 * While there is no child, the first one is held, so that a session can be brought to its end: no child starts after it,
 * and whoever handled signals before gets the next one. Where the JVM keeps a signal to itself ({@code -Xrs}; always
 * QUIT, mostly USR2), it is not taken.
 */
final class SignalForwarder implements AutoCloseable {

    private static final List<String> SIGNALS = List.of("TERM", "HUP", "INT", "USR1", "USR2");
    private static final Set<String> ENDINGS = Set.of("TERM", "HUP", "INT");
    private static final String FROM_THE_KEYBOARD = "INT";
    private static final int DEATH_BY_SIGNAL = 128;

    private final BooleanSupplier terminalDelivers;
    private final List<JvmSignals.Handler> handlers = new ArrayList<>();
    private @Nullable Process child;
    private @Nullable String held;
    private @Nullable String ending;

    SignalForwarder(BooleanSupplier terminalDelivers) {
        this.terminalDelivers = terminalDelivers;
    }

    static SignalForwarder install(BooleanSupplier terminalDelivers) {
        SignalForwarder forwarder = new SignalForwarder(terminalDelivers);
        for (String name : SIGNALS) {
            JvmSignals.handle(name, () -> forwarder.deliver(name)).ifPresent(forwarder::add);
        }
        return forwarder;
    }

    /** Takes charge of a handler that is in place. A signal may have come through an earlier one already. */
    synchronized void add(JvmSignals.Handler handler) {
        if (held == null) {
            handlers.add(handler);
        } else {
            handler.restore();
        }
    }

    /**
     * Starts the child that gets the signals from now on.
     *
     * @throws CommandStartException where a signal came first, with the code of a death by it
     */
    synchronized Process start(Starter starter) throws CommandStartException {
        if (held != null) {
            int exitCode = DEATH_BY_SIGNAL + JvmSignals.number(held);
            throw new CommandStartException("SIG" + held + " came first", exitCode, null);
        }
        Process started = starter.start();
        child = started;
        return started;
    }

    /** Whether a signal came before any child. */
    synchronized boolean isHeld() {
        return held != null;
    }

    /** The child has ended. */
    synchronized void detach() {
        child = null;
    }

    /** Takes a signal that reached this process. */
    synchronized void deliver(String name) {
        if (ENDINGS.contains(name)) {
            ending = name;
        }
        if (child == null) {
            held = name;
            close();
        } else if (!name.equals(FROM_THE_KEYBOARD) || !terminalDelivers.getAsBoolean()) {
            send(name, child);
        }
    }

    /** The code of a death by the signal that asked for an end last, of this process or its child; empty where none did. */
    synchronized OptionalInt ending() {
        return ending == null ? OptionalInt.empty() : OptionalInt.of(DEATH_BY_SIGNAL + JvmSignals.number(ending));
    }

    /** Gives the signals back to whoever handled them before. */
    @Override
    public synchronized void close() {
        handlers.forEach(JvmSignals.Handler::restore);
        handlers.clear();
    }

    private static void send(String name, Process child) {
        if (name.equals("TERM")) {
            child.destroy();
        } else if (child.isAlive()) {
            kill(name, child.pid());
        }
    }

    /** The JDK itself sends nothing but TERM and KILL. */
    private static void kill(String name, long pid) {
        try {
            new ProcessBuilder("/bin/sh", "-c", "kill -" + name + " " + pid)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            return; // no shell, no kill: the signal is lost, the child goes on
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Starts a process. */
    @FunctionalInterface
    interface Starter {

        Process start() throws CommandStartException;
    }
}
