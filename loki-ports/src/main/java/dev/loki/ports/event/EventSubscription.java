package dev.loki.ports.event;

/** One member of a consumer group, or an onlooker, at work. Thread-safe. */
public interface EventSubscription extends AutoCloseable {

    /** The group's name; empty for an onlooker. */
    String group();

    /**
     * Leaves the group. The event in hand is finished first; a handler that does not return within two seconds is no longer
     * waited for. It is not interrupted, as that would close the file it may be writing; it gets no other event, and what it
     * takes is still acknowledged. Whatever is not goes to another member. Called from the handler, it does not wait. Safe
     * to call twice.
     */
    @Override
    void close();
}
