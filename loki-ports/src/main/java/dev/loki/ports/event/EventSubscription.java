package dev.loki.ports.event;

/** One member of a consumer group, or an onlooker, at work. Thread-safe. */
public interface EventSubscription extends AutoCloseable {

    /** The group's name; empty for an onlooker. */
    String group();

    /**
     * Leaves the group. The event in hand is finished first; a handler that does not return within two seconds is
     * interrupted, and given up after two more. Whatever is not acknowledged goes to another member. Called from the
     * handler, it does not wait. Safe to call twice.
     */
    @Override
    void close();
}
