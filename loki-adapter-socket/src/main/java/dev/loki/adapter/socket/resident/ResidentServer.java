package dev.loki.adapter.socket.resident;

import dev.loki.ports.resident.ResidentHandler;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Listens for this user's processes, and has their requests answered, several at once. While nobody asks, each of its threads
 * waits for the kernel. All threads are daemons.
 */
public final class ResidentServer implements AutoCloseable {

    private static final int MOST_AT_ONCE = 8;
    private static final int MOST_WAITING = 64;
    private static final Duration IDLE_THREAD = Duration.ofSeconds(30);

    private final Listening listening;
    private final ResidentHandler handler;
    private final Consumer<String> warnings;
    private final Thread accepting;
    private final ThreadPoolExecutor answering;
    private final ScheduledThreadPoolExecutor deadlines;
    private final Set<Connection> connections = ConcurrentHashMap.newKeySet();

    private ResidentServer(Listening listening, ResidentHandler handler, Consumer<String> warnings) {
        this.listening = listening;
        this.handler = handler;
        this.warnings = warnings;
        accepting = daemons("loki-resident-accept").newThread(this::accept);
        answering = new ThreadPoolExecutor(
                MOST_AT_ONCE,
                MOST_AT_ONCE,
                IDLE_THREAD.toSeconds(),
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(MOST_WAITING),
                daemons("loki-resident-answer"));
        answering.allowCoreThreadTimeOut(true);
        deadlines = new ScheduledThreadPoolExecutor(1, daemons("loki-resident-deadline"));
        deadlines.setRemoveOnCancelPolicy(true);
    }

    /**
     * Listens at the place's socket; where there are no such sockets, at a port that only who knows a token may use.
     *
     * @param place one that was prepared; nobody else may listen there, nor begin to
     * @param loopback whether to use a port in any case
     * @param warnings told what is wrong with clients
     */
    public static ResidentServer open(
            ResidentPlace place, boolean loopback, ResidentHandler handler, Consumer<String> warnings)
            throws IOException {
        ResidentServer server = new ResidentServer(listen(place, loopback), handler, warnings);
        server.accepting.start();
        return server;
    }

    private static Listening listen(ResidentPlace place, boolean loopback) throws IOException {
        if (loopback) {
            Files.deleteIfExists(place.socket());
            return LoopbackListening.open(place.port());
        }
        try {
            return UnixListening.open(place.socket());
        } catch (UnsupportedOperationException e) {
            return LoopbackListening.open(place.port());
        }
    }

    /** Whether clients that come now find this server. */
    public boolean isFound() {
        return listening.isFound();
    }

    /** Lets nobody connect any more, so that another may listen; who is being answered still gets the answer. */
    public void stopListening() throws IOException {
        listening.remove();
        listening.channel().close();
        connections.forEach(Connection::closeUnlessAnswering);
    }

    /** Waits for those that are being answered, but not for ever. */
    public void finish(Duration patience) {
        answering.shutdown();
        try {
            if (!answering.awaitTermination(patience.toNanos(), TimeUnit.NANOSECONDS)) {
                connections.forEach(Connection::close);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        deadlines.shutdownNow();
    }

    @Override
    public void close() throws IOException {
        try {
            stopListening();
        } finally {
            finish(Duration.ZERO);
        }
    }

    private void accept() {
        while (listening.channel().isOpen()) {
            try {
                take(listening.channel().accept());
            } catch (ClosedChannelException e) {
                return; // stopped
            } catch (IOException | RuntimeException | Error e) {
                warnings.accept("a connection could not be taken: " + e);
                pause(); // such as where there are too many open files or threads; whoever asks next must still be
                // heard
            }
        }
    }

    private void take(SocketChannel client) throws IOException {
        if (!listening.isOurs(client)) {
            client.close();
            warnings.accept("a process of another user was refused");
            return;
        }
        Connection connection = new Connection(client, listening, handler, deadlines, warnings);
        connections.add(connection);
        try {
            answering.execute(() -> {
                try {
                    connection.serve();
                } finally {
                    connections.remove(connection);
                }
            });
        } catch (RejectedExecutionException e) {
            connections.remove(connection);
            connection.close();
            warnings.accept("a connection was refused: too many wait");
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static ThreadFactory daemons(String name) {
        return task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        };
    }
}
