package dev.loki.adapter.kafka.event;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * One partition in the hands of one member: where its group is, and the ids of the last events. Offsets below the group's
 * are read for their ids only. For one thread.
 */
final class Share {

    /** Two events of one id count once where they are at most this far apart. */
    static final int REMEMBERED = 1_000;

    private final long end;
    private final Set<String> ids = Collections.newSetFromMap(new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > REMEMBERED;
        }
    });
    private long next;
    private long committed;

    /**
     * @param next the first offset that the group has not acknowledged
     * @param committed what Kafka has on record; below 0 where nothing
     * @param end one after the last offset that there was when the share was taken
     */
    Share(long next, long committed, long end) {
        this.next = next;
        this.committed = committed;
        this.end = end;
    }

    long next() {
        return next;
    }

    boolean isAcknowledged(long offset) {
        return offset < next;
    }

    void acknowledge(long offset) {
        next = Math.max(next, offset + 1);
    }

    boolean isToBeCommitted() {
        return next > committed;
    }

    Share committed(long offset) {
        committed = offset;
        return this;
    }

    /** Whether all that there was at first is behind this position. */
    boolean isCaughtUp(long position) {
        return position >= end;
    }

    boolean knows(String id) {
        return ids.contains(id);
    }

    void remember(String id) {
        ids.add(id);
    }
}
