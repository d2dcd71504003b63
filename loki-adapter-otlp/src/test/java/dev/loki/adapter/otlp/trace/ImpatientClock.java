package dev.loki.adapter.otlp.trace;

import dev.loki.http.RetryClock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/** On which every wait is over at once. */
final class ImpatientClock implements RetryClock {

    private final AtomicLong now = new AtomicLong();

    @Override
    public long nanoTime() {
        return now.get();
    }

    @Override
    public Instant now() {
        return Instant.ofEpochSecond(0, now.get());
    }

    @Override
    public void sleep(Duration duration) {
        now.addAndGet(duration.toNanos());
    }
}
