package dev.loki.contracts.tracker;

import dev.loki.ports.tracker.SentJournal;
import java.util.HashMap;
import java.util.Map;

/** A journal for tests, as durable as the object. Thread-safe. */
public final class InMemorySentJournal implements SentJournal {

    private final Map<String, State> states = new HashMap<>();

    @Override
    public synchronized State of(String operation) {
        return states.getOrDefault(operation, new Unknown());
    }

    @Override
    public synchronized void begin(String operation) {
        states.putIfAbsent(SentJournal.checked(operation), new Begun());
    }

    @Override
    public synchronized void done(String operation, String id, String content) {
        states.put(SentJournal.checked(operation), new Done(id, content));
    }

    @Override
    public synchronized void refused(String operation) {
        states.remove(operation);
    }
}
