package dev.loki.adapter.linear.tracker;

import dev.loki.ports.tracker.SentJournal;
import dev.loki.ports.tracker.SentJournal.Begun;
import dev.loki.ports.tracker.SentJournal.State;
import dev.loki.ports.tracker.TrackerException;
import dev.loki.ports.tracker.TrackerException.Trouble;
import java.util.Optional;

/**
 * Creates things at Linear, each once. What is about to be sent stands in the journal before it is sent, under an id of our
 * own making. Where the answer is lost, in this process or in one that was killed, the thing is looked for under that id
 * before it is sent again; and were it still on its way, Linear could not hold the id twice. Thread-safe.
 */
final class SendOnce {

    private static final int ATTEMPTS = 2;

    private final SentJournal journal;

    SendOnce(SentJournal journal) {
        this.journal = journal;
    }

    /** Something that can be created, and found again. */
    interface Making<T> {

        /** Creates it under this id. */
        T make(String id);

        /** What has this id; empty where nothing has. */
        Optional<T> find(String id);
    }

    /**
     * What was created.
     *
     * @param id its id, which is ours
     * @param found whether it was found there rather than seen created: an earlier call may have, with another text
     */
    record Made<T>(String id, T thing, boolean found) {}

    /**
     * Creates it, or finds what an earlier call created. That it is done is for the caller to note.
     *
     * @param operation one that the journal does not know to be done
     * @throws TrackerException where it was refused, or nobody can tell yet whether it was done
     */
    <T> Made<T> make(String operation, Making<T> making) {
        String id = ClientId.of(operation);
        State state = journal.of(operation);
        if (state instanceof Begun) {
            Optional<T> found = making.find(id);
            if (found.isPresent()) {
                return new Made<>(id, found.get(), true);
            }
        } else {
            journal.begin(operation);
        }
        return send(operation, id, making);
    }

    private <T> Made<T> send(String operation, String id, Making<T> making) {
        for (int attempt = 1; ; attempt++) {
            try {
                return new Made<>(id, making.make(id), false);
            } catch (TrackerException trouble) {
                Optional<T> found = making.find(id);
                if (found.isPresent()) {
                    return new Made<>(id, found.get(), true);
                }
                if (trouble.trouble() != Trouble.PASSING) {
                    journal.refused(operation);
                }
                if (trouble.trouble() != Trouble.PASSING || attempt == ATTEMPTS) {
                    throw trouble;
                }
            }
        }
    }
}
