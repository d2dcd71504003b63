package dev.loki.application.forward;

import dev.loki.domain.forward.EntryReading;
import dev.loki.ports.forward.AuditSink;
import dev.loki.ports.forward.ChainPlace;
import dev.loki.ports.forward.ForwardCursor;
import dev.loki.ports.forward.SinkException;
import dev.loki.ports.json.JsonReader;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Forwards one chain to one receiver: what follows the cursor, in order, at least once. A chain that no longer holds the
 * entry before the cursor was tampered with: that is forwarded as an alert, and then the chain from its first entry. For
 * one thread.
 */
final class ChainForwarder {

    private static final long MOST_COUNTED = 1_000_000;

    private final SourceChain source;
    private final AuditSink sink;
    private final JsonReader json;
    private final InstantSource clock;
    private final RepeatWindow window;
    private long sent;
    private @Nullable String tampering;

    ChainForwarder(SourceChain source, AuditSink sink, JsonReader json, InstantSource clock) {
        this.source = source;
        this.sink = sink;
        this.json = json;
        this.clock = clock;
        this.window = new RepeatWindow(sink.repeats());
    }

    /** How many entries the receiver took, those that were sent again included. */
    long sent() {
        return sent;
    }

    /** What was found changed after it had been forwarded; null where nothing was. */
    @Nullable
    String tampering() {
        return tampering;
    }

    /** What is forwarded, and where to. */
    String name() {
        return "the " + source.chain().wireName() + " chain to " + sink.destination();
    }

    /**
     * Forwards until nothing is left. Leaves at once where another process does the same.
     *
     * @param goOn asked before each batch
     * @throws SinkException where the receiver did not take something
     */
    Outcome forward(BooleanSupplier goOn) throws SinkException {
        Outcome[] outcome = {Outcome.BUSY};
        SinkException[] failure = new SinkException[1];
        source.cursors().tryAlone(() -> {
            try {
                outcome[0] = forwardAlone(goOn);
            } catch (SinkException e) {
                failure[0] = e;
            }
        });
        if (failure[0] != null) {
            throw failure[0];
        }
        return outcome[0];
    }

    /** How many entries are still to be sent, at most {@value #MOST_COUNTED}. */
    long pending() {
        ForwardCursor cursor = cursor();
        PlaceFinder finder = new PlaceFinder(source);
        Optional<Integer> found = finder.index(cursor.confirmed());
        AtomicLong count = new AtomicLong();
        for (int i = found.orElse(0); i < finder.segments().size(); i++) {
            long offset =
                    found.isPresent() && i == found.get() ? cursor.confirmed().end() : 0;
            String segment = finder.segments().get(i).name();
            UnitReader.read(source, segment, offset, unit -> count.incrementAndGet() < MOST_COUNTED);
        }
        return count.get();
    }

    private Outcome forwardAlone(BooleanSupplier goOn) throws SinkException {
        window.forget();
        ForwardCursor cursor = cursor();
        while (goOn.getAsBoolean()) {
            Optional<ForwardCursor> next = step(cursor);
            if (next.isEmpty()) {
                return Outcome.DONE;
            }
            cursor = next.get();
        }
        return Outcome.STOPPED;
    }

    /** Sends one batch; empty where there is none. */
    private Optional<ForwardCursor> step(ForwardCursor cursor) throws SinkException {
        Upcoming upcoming = Upcoming.after(cursor, source, json);
        Batch batch = upcoming.batch();
        boolean tampered = upcoming.finding() != null;
        if (tampered) {
            String finding = cursor.confirmed().count() + " entries were forwarded to " + sink.destination() + ", and "
                    + upcoming.finding();
            if (finding.equals(tampering) && batch.entries().isEmpty()) {
                return Optional.empty();
            }
            tampering = finding;
            batch.lead(
                    EntryReading.tampering(source.chain(), cursor.confirmed().count() - 1, finding, clock.instant()));
        }
        return batch.entries().isEmpty() ? Optional.empty() : send(cursor, batch, tampered);
    }

    private Optional<ForwardCursor> send(ForwardCursor cursor, Batch batch, boolean startsAnew) throws SinkException {
        try {
            sink.send(batch.entries());
        } catch (SinkException e) {
            if (!cursor.troubled() && !cursor.confirmed().isStart()) {
                source.cursors().write(sink.destination(), cursor.afterTrouble());
            }
            tampering = null;
            throw e;
        }
        sent += batch.entries().size();
        if (batch.end().isStart()) {
            return Optional.empty(); // an alert alone: the cursor stays, as the witness that it is
        }
        ChainPlace repeatFrom = startsAnew ? window.startAnew(batch.end()) : window.extend(cursor, batch.end());
        ForwardCursor next = new ForwardCursor(batch.end(), repeatFrom, false);
        source.cursors().write(sink.destination(), next);
        return Optional.of(next);
    }

    private ForwardCursor cursor() {
        return source.cursors().read(sink.destination()).orElse(ForwardCursor.START);
    }

    /** How forwarding ended. */
    enum Outcome {
        /** Everything was taken. */
        DONE,
        /** It was told to stop before the end. */
        STOPPED,
        /** Another process forwards this chain. */
        BUSY
    }
}
