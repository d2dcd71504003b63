package dev.loki.adapter.fs.file;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileLockInterruptionException;

/**
 * Runs I/O that an interrupt must not tear: a channel that a thread uses is closed when that thread is interrupted (see
 * {@link java.nio.channels.InterruptibleChannel}).
 */
public final class Uninterruptibly {

    private Uninterruptibly() {}

    /**
     * Runs the action, again from its start where an interrupt ended it; the interrupt stays pending for the caller.
     *
     * @param action may be run more than once
     */
    public static <T> T call(IoAction<T> action) throws IOException {
        boolean interrupted = false;
        try {
            while (true) {
                interrupted |= Thread.interrupted();
                try {
                    return action.call();
                } catch (ClosedByInterruptException | FileLockInterruptionException e) {
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
