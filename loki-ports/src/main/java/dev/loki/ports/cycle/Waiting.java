package dev.loki.ports.cycle;

import java.time.Duration;

/** Lets time pass. */
@FunctionalInterface
public interface Waiting {

    /** Returns after this time, or earlier where the thread is interrupted, which it stays. */
    void pass(Duration time);
}
