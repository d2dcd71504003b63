package dev.loki.adapter.process.run;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Passes signals that reach this process on to a child, from {@link #install} to {@link #close}. Those that come before
 * there is a child wait for it. Where the JVM keeps a signal to itself ({@code -Xrs}; always QUIT), it is not passed on.
 */
final class SignalForwarder implements AutoCloseable {

    private static final List<String> SIGNALS = List.of("TERM", "HUP", "INT", "QUIT");
    private static final Set<String> FROM_THE_KEYBOARD = Set.of("INT", "QUIT");

    private final BooleanSupplier terminalDelivers;
    private final List<JvmSignals.Handler> handlers = new ArrayList<>();
    private final Queue<String> waiting = new ArrayDeque<>();
    private @Nullable Process child;

    SignalForwarder(BooleanSupplier terminalDelivers) {
        this.terminalDelivers = terminalDelivers;
    }

    static SignalForwarder install(BooleanSupplier terminalDelivers) {
        SignalForwarder forwarder = new SignalForwarder(terminalDelivers);
        for (String name : SIGNALS) {
            JvmSignals.handle(name, () -> forwarder.deliver(name)).ifPresent(forwarder.handlers::add);
        }
        return forwarder;
    }

    /** Names the child, and sends it what came in the meantime. */
    synchronized void attach(Process started) {
        child = started;
        while (!waiting.isEmpty()) {
            send(waiting.remove(), started);
        }
    }

    /** Takes a signal that reached this process. */
    synchronized void deliver(String name) {
        if (FROM_THE_KEYBOARD.contains(name) && terminalDelivers.getAsBoolean()) {
            return;
        }
        if (child == null) {
            waiting.add(name);
        } else {
            send(name, child);
        }
    }

    /** Gives the signals back to whoever handled them before. */
    @Override
    public void close() {
        handlers.forEach(JvmSignals.Handler::restore);
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
}
