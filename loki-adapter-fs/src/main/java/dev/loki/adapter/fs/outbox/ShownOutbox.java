package dev.loki.adapter.fs.outbox;

import dev.loki.ports.outbox.OutboxCall;
import dev.loki.ports.tracker.TrackerException;
import dev.loki.ports.tracker.TrackerException.Trouble;
import java.util.function.Consumer;

/** An outbox in which nothing is put: each call is shown, and fails. For a dry run. Thread-safe where the consumer is. */
public final class ShownOutbox implements OutboxWriter {

    private final FileOutbox outbox;
    private final Consumer<String> shown;

    public ShownOutbox(FileOutbox outbox, Consumer<String> shown) {
        this.outbox = outbox;
        this.shown = shown;
    }

    @Override
    public boolean put(String service, String destination, OutboxCall call) {
        shown.accept("to be put into " + outbox.file() + " for " + service + " at " + destination + ": "
                + CallLine.write(MaskedCall.of(call)));
        throw new TrackerException(Trouble.REFUSED, "not put into the outbox: this is a dry run");
    }

    @Override
    public long waiting() {
        return outbox.waiting();
    }
}
