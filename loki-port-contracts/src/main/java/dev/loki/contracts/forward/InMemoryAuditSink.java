package dev.loki.contracts.forward;

import dev.loki.domain.forward.ForwardedEntry;
import dev.loki.ports.forward.AuditSink;
import dev.loki.ports.forward.SinkException;
import java.util.ArrayList;
import java.util.List;

/** A receiver for tests, which can be taken down. Thread-safe. */
public final class InMemoryAuditSink implements AuditSink {

    private final List<ForwardedEntry> received = new ArrayList<>();
    private boolean down;
    private boolean aborted;

    /** What was received, in its order. */
    public synchronized List<ForwardedEntry> received() {
        return List.copyOf(received);
    }

    /** Takes it down or brings it back. */
    public synchronized void setDown(boolean isDown) {
        down = isDown;
    }

    @Override
    public String destination() {
        return "memory://test";
    }

    @Override
    public int repeats() {
        return 1_000;
    }

    @Override
    public synchronized void send(List<ForwardedEntry> entries) throws SinkException {
        if (down || aborted) {
            throw new SinkException("it is down", null);
        }
        received.addAll(entries);
    }

    @Override
    public synchronized void abort() {
        aborted = true;
    }

    @Override
    public void close() {
        abort();
    }
}
