package dev.loki.adapter.process.run;

import dev.loki.ports.cycle.StepRunner;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Brings the output of a process to where it is shown and to who takes it, each stream by a thread of its own, until the
 * process has ended. What has inherited the streams may hold them open for longer: nobody waits for that.
 */
final class OutputPump {

    private static final int BUFFER = 64 * 1024;
    private static final long PATIENCE_MILLIS = 1_000;

    private final StepRunner.Output output;
    private List<Thread> threads = List.of();
    private boolean finished;

    private OutputPump(StepRunner.Output output) {
        this.output = output;
    }

    static OutputPump of(Process process, PrintStream out, PrintStream err, StepRunner.Output output) {
        OutputPump pump = new OutputPump(output);
        pump.threads = List.of(
                pump.pumping(process.getInputStream(), out, "out"), pump.pumping(process.getErrorStream(), err, "err"));
        return pump;
    }

    /** Waits for what was written, and takes no more. */
    void finish() {
        long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS);
        try {
            for (Thread thread : threads) {
                thread.join(Math.max(1, TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime())));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        synchronized (this) {
            finished = true;
        }
    }

    private Thread pumping(InputStream from, PrintStream shown, String name) {
        Thread thread = new Thread(() -> pump(from, shown), "loki-step-" + name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private void pump(InputStream from, PrintStream shown) {
        byte[] buffer = new byte[BUFFER];
        int held = 0;
        try {
            while (true) {
                int read = from.read(buffer, held, BUFFER - held);
                if (read < 0) {
                    break;
                }
                held = passOn(buffer, held + read, shown);
            }
        } catch (IOException e) {
            return; // closed with the process
        } finally {
            take(buffer, held, shown);
        }
    }

    /** Whole lines, or all where one fills the buffer; what is left begins the buffer anew. */
    private int passOn(byte[] buffer, int filled, PrintStream shown) {
        int end = filled;
        while (end > 0 && buffer[end - 1] != '\n') {
            end--;
        }
        int passed = end == 0 && filled == buffer.length ? filled : end;
        take(buffer, passed, shown);
        System.arraycopy(buffer, passed, buffer, 0, filled - passed);
        return filled - passed;
    }

    private synchronized void take(byte[] buffer, int length, PrintStream shown) {
        if (!finished && length > 0) {
            shown.write(buffer, 0, length);
            shown.flush();
            output.take(buffer, length);
        }
    }
}
