package dev.loki.cli.terminal;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Says on a terminal, from the second second on, that a command still works, until the command says something itself.
 * Thread-safe.
 */
public final class WorkingLine {

    private static final long EVERY_MILLIS = 200;

    private final CountDownLatch ended = new CountDownLatch(1);
    private @Nullable ProgressLine line;

    /** A stream whose first byte ends the line. */
    public OutputStream endedBy(OutputStream stream) {
        return new FilterOutputStream(stream) {
            @Override
            public void write(int oneByte) throws IOException {
                end();
                out.write(oneByte);
            }

            @Override
            public void write(byte[] bytes, int from, int count) throws IOException {
                end();
                out.write(bytes, from, count);
            }
        };
    }

    /**
     * Begins to say what is at work.
     *
     * @param shown on standard error as it is, not by way of {@link #endedBy}
     */
    public synchronized void start(ProgressLine shown, String what) {
        if (shown.isShown() && ended.getCount() > 0) {
            line = shown;
            long start = System.nanoTime();
            Thread ticking = new Thread(() -> tick(what, start), "loki-working-line");
            ticking.setDaemon(true);
            ticking.start();
        }
    }

    /** Makes room for what is printed next. */
    public void end() {
        if (ended.getCount() > 0) {
            ended.countDown();
            clear();
        }
    }

    private void tick(String what, long start) {
        try {
            while (!ended.await(EVERY_MILLIS, TimeUnit.MILLISECONDS)) {
                show(what + ", " + TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start) + " s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void show(String text) {
        if (line != null && ended.getCount() > 0) {
            line.show(() -> text);
        }
    }

    private synchronized void clear() {
        if (line != null) {
            line.clear();
        }
    }
}
