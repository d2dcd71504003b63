package dev.loki.bootstrap;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Closes part after part within a time, each whatever becomes of the others. Not thread-safe. */
final class Closing {

    /** What is left for a part where those before it took their time. */
    private static final Duration LEAST = Duration.ofMillis(500);

    private final long end;
    private @Nullable Throwable trouble;

    Closing(Duration time) {
        end = System.nanoTime() + time.toNanos();
    }

    /** How much of the time is left: half a second at the least. */
    Duration left() {
        return Duration.ofNanos(Math.max(LEAST.toNanos(), end - System.nanoTime()));
    }

    Closing then(Runnable part) {
        try {
            part.run();
        } catch (RuntimeException | Error e) {
            keep(e);
        }
        return this;
    }

    /** Throws what the first part threw that did not close, with what others threw as suppressed. */
    void end() {
        if (trouble instanceof Error error) {
            throw error;
        }
        if (trouble instanceof RuntimeException exception) {
            throw exception;
        }
    }

    private void keep(Throwable e) {
        if (trouble == null) {
            trouble = e;
        } else if (trouble != e) {
            trouble.addSuppressed(e);
        }
    }
}
