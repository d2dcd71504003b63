package dev.loki.domain.event;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Which events of a sequence are meant. An event must satisfy every part that is given.
 *
 * @param types the types that are meant; all where empty
 * @param sources the sources that are meant; all where empty
 * @param since the earliest timestamp, inclusive
 * @param until the latest timestamp, exclusive
 * @param firstId the id at which the part of the sequence begins, inclusive
 * @param lastId the id at which it ends, inclusive
 */
public record EventSelection(
        Set<String> types,
        Set<String> sources,
        @Nullable Instant since,
        @Nullable Instant until,
        @Nullable String firstId,
        @Nullable String lastId) {

    /** Every event. */
    public static final EventSelection ALL = new EventSelection(Set.of(), Set.of(), null, null, null, null);

    public EventSelection {
        types = Set.copyOf(types);
        sources = Set.copyOf(sources);
    }

    /** The event with this id. */
    public static EventSelection of(String id) {
        return new EventSelection(Set.of(), Set.of(), null, null, id, id);
    }

    /** A test for one walk through the sequence, in order; it remembers whether it is within the range of ids. */
    public Predicate<Event> walk() {
        return new Walk();
    }

    private boolean suits(Event event) {
        return (types.isEmpty() || types.contains(event.type()))
                && (sources.isEmpty() || sources.contains(event.source()))
                && isInTime(event);
    }

    /** Where a time is asked for, an event that does not tell its own is not meant. */
    private boolean isInTime(Event event) {
        if (since == null && until == null) {
            return true;
        }
        Optional<Instant> time = instant(event.timestamp());
        return time.filter(at -> since == null || !at.isBefore(since))
                .filter(at -> until == null || at.isBefore(until))
                .isPresent();
    }

    private static Optional<Instant> instant(String timestamp) {
        try {
            return Optional.of(OffsetDateTime.parse(timestamp).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private final class Walk implements Predicate<Event> {

        private boolean begun = firstId == null;
        private boolean ended;

        @Override
        public boolean test(Event event) {
            begun |= event.id().equals(firstId);
            if (!begun || ended) {
                return false;
            }
            ended = event.id().equals(lastId);
            return suits(event);
        }
    }
}
