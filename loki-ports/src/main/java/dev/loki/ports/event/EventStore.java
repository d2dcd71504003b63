package dev.loki.ports.event;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The care of a local bus. Implementations are thread-safe. */
public interface EventStore {

    /**
     * Archives what every consumer group has acknowledged, and deletes what was consumed and need not be kept. Groups
     * without a living member for 7 days are dropped.
     *
     * @throws EventBusException where the bus cannot be read or written
     */
    Cleaned clean(Retention retention);

    /**
     * Brings the lines of an event log ({@code events.jsonl}) onto the bus, each once, however often this is done.
     *
     * @param log the file; empty takes the bus's own log, and those it was rotated into
     * @throws EventBusException where the log cannot be read, or the bus not be written
     */
    Imported importLog(Optional<Path> log);

    /**
     * What cleaning did.
     *
     * @param archived events that every group has acknowledged, and were moved to the archive
     * @param deleted events that need not be kept any longer
     * @param leftovers unfinished files of programs that ended
     * @param dropped the names of groups that nobody belonged to any more
     */
    record Cleaned(long archived, long deleted, long leftovers, List<String> dropped) {

        public Cleaned {
            dropped = List.copyOf(dropped);
        }
    }

    /**
     * What importing did.
     *
     * @param events lines that are events on the bus now
     * @param passedOver lines that are no events
     */
    record Imported(long events, long passedOver) {}
}
