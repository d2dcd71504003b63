package dev.loki.ports.event;

import java.time.Duration;
import java.util.regex.Pattern;

/**
 * Who consumes, and how. A group is known by its name to all programs that use the bus; it begins where its first member
 * says.
 *
 * @param name 1 to 64 letters, digits, {@code _} and {@code -}
 * @param start where a group begins that is new; one that is there goes on where it was
 * @param retries what happens with an event whose handler throws
 * @param lease how long a member may take over one event before others may think it is gone; 1 second to 1 hour
 */
public record ConsumerGroup(String name, Start start, Retries retries, Duration lease) {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,63}");
    private static final Duration LEAST_LEASE = Duration.ofSeconds(1);
    private static final Duration LONGEST_LEASE = Duration.ofHours(1);

    /** Where a new group begins. */
    public enum Start {
        /** With the first event that is kept. */
        EARLIEST,
        /** With what is emitted from now on. */
        LATEST
    }

    /**
     * Checks the name and the lease.
     *
     * @throws IllegalArgumentException saying what was expected
     */
    public ConsumerGroup {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("a group's name must be 1 to 64 letters, digits, _ or -");
        }
        if (lease.compareTo(LEAST_LEASE) < 0 || lease.compareTo(LONGEST_LEASE) > 0) {
            throw new IllegalArgumentException("a lease must be 1 second to 1 hour, found " + lease);
        }
    }

    /** A group that begins with the first event, tries five times, and has a minute for each event. */
    public static ConsumerGroup named(String name) {
        return new ConsumerGroup(name, Start.EARLIEST, Retries.DEFAULT, Duration.ofMinutes(1));
    }

    public ConsumerGroup startingAt(Start start) {
        return new ConsumerGroup(name, start, retries, lease);
    }

    public ConsumerGroup retrying(Retries retries) {
        return new ConsumerGroup(name, start, retries, lease);
    }

    public ConsumerGroup leasing(Duration lease) {
        return new ConsumerGroup(name, start, retries, lease);
    }
}
