package dev.loki.adapter.syslog.forward;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Closes a socket on which writing takes too long: sockets have a time-out for reading only. */
final class Deadline {

    private static final long IDLE_SECONDS = 5;

    private final Duration patience;
    private final ScheduledThreadPoolExecutor timer;

    Deadline(Duration patience) {
        this.patience = patience;
        this.timer = new ScheduledThreadPoolExecutor(1, work -> {
            Thread thread = new Thread(work, "loki-syslog-deadline");
            thread.setDaemon(true);
            return thread;
        });
        timer.setRemoveOnCancelPolicy(true);
        timer.setKeepAliveTime(IDLE_SECONDS, TimeUnit.SECONDS);
        timer.allowCoreThreadTimeOut(true);
    }

    ScheduledFuture<?> start(Socket socket) {
        return timer.schedule(() -> close(socket), patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    static void close(@Nullable Socket socket) {
        try {
            if (socket != null) {
                socket.close();
            }
        } catch (IOException e) {
            // Whoever used the socket gets an error of his own.
        }
    }
}
