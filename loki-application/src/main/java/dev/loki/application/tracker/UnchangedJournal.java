package dev.loki.application.tracker;

import dev.loki.ports.tracker.SentJournal;

/** A journal as it is, in which nothing is noted: for a dry run. Thread-safe. */
public final class UnchangedJournal implements SentJournal {

    private final SentJournal journal;

    public UnchangedJournal(SentJournal journal) {
        this.journal = journal;
    }

    @Override
    public State of(String operation) {
        return journal.of(operation);
    }

    @Override
    public void begin(String operation) {
        // nothing will be sent
    }

    @Override
    public void done(String operation, String id, String content) {
        // nothing was sent
    }

    @Override
    public void refused(String operation) {
        // what the service was asked is not what it was told
    }
}
