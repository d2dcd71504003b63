package dev.loki.ports.tracker;

import dev.loki.ports.tracker.SentJournal.Begun;
import dev.loki.ports.tracker.SentJournal.Done;
import java.util.Optional;

/**
 * Makes things at a service that would make them again where it is asked again, each once. That it is begun stands in the
 * journal before the service is asked. Where the answer is lost, in this process or in one that was killed, the thing is
 * looked for at the service before it is asked again. Thread-safe; one thread of all processes at a time may make the same
 * thing, see {@link WriteTurn}.
 */
public final class SendOnce {

    private final SentJournal journal;
    private final int attempts;

    /** @param attempts how often a service is asked whose answers are lost, from 1 on */
    public SendOnce(SentJournal journal, int attempts) {
        this.journal = journal;
        this.attempts = attempts;
    }

    /** How one thing is made at its service, and found there. */
    public interface Making<T> {

        /**
         * What an earlier request made; empty where it surely made nothing.
         *
         * @param sent whether there was one by the journal, perhaps a moment ago; a journal may be lost
         * @throws TrackerException where the service cannot tell
         */
        Optional<Made<T>> find(boolean sent);

        /**
         * Asks for it. Where this throws, it stays begun: who makes it next looks for it.
         *
         * @param attempt from 1 on
         */
        Outcome<T> send(int attempt);
    }

    /** What became of a request. */
    public sealed interface Outcome<T> permits Made, NotMade, Unknown {}

    /**
     * It is there.
     *
     * @param known what the journal keeps of it
     */
    public record Made<T>(T thing, Done known) implements Outcome<T> {

        /**
         * What is there under this id.
         *
         * @param content a digest of what it is known to hold; empty where that is not known
         */
        public static <T> Made<T> of(T thing, String id, String content) {
            return new Made<>(thing, new Done(id, content));
        }
    }

    /** It surely was not made. */
    public record NotMade<T>(TrackerException trouble) implements Outcome<T> {}

    /** It may have been made; it can be looked for now. */
    public record Unknown<T>(TrackerException trouble) implements Outcome<T> {}

    /** What the journal knows of a thing that was made. */
    public Optional<Done> known(String operation) {
        return journal.of(operation) instanceof Done done ? Optional.of(done) : Optional.empty();
    }

    /**
     * Makes the thing or finds it, and notes that it is done.
     *
     * @param operation one that is not done, or whose thing is there no more
     * @throws TrackerException where it was refused, or nobody can tell yet whether it was made
     */
    public <T> Made<T> make(String operation, Making<T> making) {
        Optional<Made<T>> found = making.find(journal.of(operation) instanceof Begun);
        if (found.isPresent()) {
            return noted(operation, found.get());
        }
        journal.begin(operation);
        for (int attempt = 1; ; attempt++) {
            Outcome<T> outcome = making.send(attempt);
            if (outcome instanceof NotMade<T> refusal) {
                journal.refused(operation);
                throw refusal.trouble();
            }
            Optional<Made<T>> made = outcome instanceof Made<T> it ? Optional.of(it) : making.find(true);
            if (made.isPresent()) {
                return noted(operation, made.get());
            }
            if (attempt == attempts) {
                throw ((Unknown<T>) outcome).trouble();
            }
        }
    }

    private <T> Made<T> noted(String operation, Made<T> made) {
        journal.done(operation, made.known().id(), made.known().content());
        return made;
    }
}
