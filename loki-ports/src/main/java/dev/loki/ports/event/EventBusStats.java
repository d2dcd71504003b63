package dev.loki.ports.event;

import java.util.List;
import java.util.OptionalLong;

/**
 * What is on a bus.
 *
 * @param kept the events that can be replayed
 * @param pending those of them that somebody has yet to consume
 * @param lastMinute the events that were emitted within the last minute, of those that are kept
 * @param lastHour as well, within the last hour
 * @param setAside what was found on the bus and is no event
 * @param groups the consumer groups, by name
 */
public record EventBusStats(
        long kept, long pending, long lastMinute, long lastHour, long setAside, List<Group> groups) {

    public EventBusStats {
        groups = List.copyOf(groups);
    }

    /**
     * One consumer group.
     *
     * @param lag the events it has yet to acknowledge
     * @param deadLetters the events its handler refused for good
     * @param active whether it has a living member
     * @param lastMinute about how many events it acknowledged within the last minute; empty where the bus cannot tell
     */
    public record Group(String name, long lag, long deadLetters, boolean active, OptionalLong lastMinute) {

        /** A group of a bus that does not know when what was acknowledged. */
        public Group(String name, long lag, long deadLetters, boolean active) {
            this(name, lag, deadLetters, active, OptionalLong.empty());
        }
    }
}
