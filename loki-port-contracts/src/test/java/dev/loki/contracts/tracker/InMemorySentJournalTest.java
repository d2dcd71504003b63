package dev.loki.contracts.tracker;

import dev.loki.ports.tracker.SentJournal;

class InMemorySentJournalTest extends SentJournalContract {

    private final SentJournal journal = new InMemorySentJournal();

    @Override
    protected SentJournal open() {
        return journal;
    }
}
