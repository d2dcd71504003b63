package dev.loki.testing;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A port on which nobody listens: one to be refused at, or to start another program's server on. No system gives it to
 * whoever wants any port, a client's side of a connection included, as those come from 32768 (Linux) or 49152 (RFC 6335,
 * section 6) on. So it stays free, however many tests run beside this one: a JVM gives each port once, and another JVM
 * begins elsewhere. Thread-safe.
 */
public final class FreePort {

    private static final int FIRST = 10_000;
    private static final int COUNT = 22_000;
    private static final int OF_ONE_JVM = 40;

    private static final AtomicLong NEXT =
            new AtomicLong(OF_ONE_JVM * ProcessHandle.current().pid());

    private FreePort() {}

    /**
     * Another one each time.
     *
     * @throws IllegalStateException where all are taken
     */
    public static int find() {
        for (int tries = 0; tries < COUNT; tries++) {
            int port = FIRST + (int) (NEXT.getAndIncrement() % COUNT);
            if (isFree(port)) {
                return port;
            }
        }
        throw new IllegalStateException("found no free port from " + FIRST + " on");
    }

    /** Without listening there, which others might take for a server. */
    private static boolean isFree(int port) {
        try (Socket socket = new Socket()) {
            socket.bind(new InetSocketAddress(port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
