package dev.loki.adapter.jira.tracker;

import dev.loki.ports.tracker.SentJournal;
import java.time.Duration;
import java.util.Optional;

/**
 * Makes something at Jira once, which has no key for that: the journal remembers what was sent, and where no answer was
 * seen, it is looked for before it is sent again. One thread at a time may make the same.
 */
final class Once {

    private static final int ATTEMPTS = 3;
    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private final JiraClient client;
    private final SentJournal journal;

    Once(JiraClient client, SentJournal journal) {
        this.client = client;
        this.journal = journal;
    }

    /** Something to be made. */
    interface Thing {

        /**
         * The id of what an earlier request made; empty where it surely made nothing.
         *
         * @param young whether that may have been a moment ago
         */
        Optional<String> find(boolean young);

        /** Asks for it. */
        Written make();

        /** The id that an answer names. */
        String id(Written.Done answer);
    }

    /**
     * Its id, whether it was made now or before.
     *
     * @param content a digest of what is sent
     * @param lookFirst whether it is looked for even where the journal does not know of it, which may have been lost
     */
    String make(String operation, String content, boolean lookFirst, Thing thing) {
        SentJournal.State state = journal.of(operation);
        if (state instanceof SentJournal.Done done) {
            return done.id();
        }
        boolean begun = state instanceof SentJournal.Begun;
        Optional<String> found = begun || lookFirst ? thing.find(begun) : Optional.empty();
        if (found.isPresent()) {
            return done(operation, found.get(), "");
        }
        journal.begin(operation);
        return send(operation, content, thing);
    }

    private String send(String operation, String content, Thing thing) {
        for (int attempt = 1; ; attempt++) {
            Written written = thing.make();
            if (written instanceof Written.Done answer) {
                return done(operation, thing.id(answer), content);
            }
            if (written instanceof Written.NotDone) {
                journal.refused(operation);
                written.orThrow();
            }
            Duration wait = longer(PAUSE.multipliedBy(attempt), ((Written.Unknown) written).minimumWait());
            if (wait.compareTo(LONGEST_PAUSE) > 0) {
                written.orThrow();
            }
            client.pause(wait);
            Optional<String> found = thing.find(true);
            if (found.isPresent()) {
                return done(operation, found.get(), content);
            }
            if (attempt == ATTEMPTS) {
                written.orThrow();
            }
        }
    }

    private String done(String operation, String id, String content) {
        journal.done(operation, id, content);
        return id;
    }

    private static Duration longer(Duration a, Duration b) {
        return a.compareTo(b) >= 0 ? a : b;
    }
}
