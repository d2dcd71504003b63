package dev.loki.adapter.linear.tracker;

import dev.loki.domain.tracker.WorkComment;
import dev.loki.ports.tracker.SendOnce;
import dev.loki.ports.tracker.SentJournal;
import dev.loki.ports.tracker.SentJournal.Done;
import dev.loki.ports.tracker.TrackerException;
import dev.loki.ports.tracker.TrackerException.Trouble;
import java.util.Optional;

/**
 * Says things: on an issue as a comment, on a project as a project update. Each is said once; a sticky one is written over
 * where it stands, by its id. A sticky one that people deleted is said anew, under another id, for what it says is newer than
 * what they deleted. Thread-safe.
 */
final class Comments {

    private static final int MOST_LIVES = 20;
    private static final String DELETED = "deleted";

    private final GraphQl linear;
    private final SentJournal journal;
    private final SendOnce once;

    Comments(GraphQl linear, SentJournal journal) {
        this.linear = linear;
        this.journal = journal;
        this.once = new SendOnce(journal, Creation.ATTEMPTS);
    }

    /** The id of the comment. */
    String say(Place place, WorkComment comment) {
        Saying saying = Saying.at(linear, place, comment.markdown());
        String operation = Operations.name(place, saying.deed(), comment.operation());
        for (int life = 1; life <= MOST_LIVES; life++) {
            Optional<String> id = say(life == 1 ? operation : operation + " #" + life, saying, comment);
            if (id.isPresent()) {
                return id.get();
            }
        }
        throw new TrackerException(
                Trouble.REFUSED,
                "people deleted this comment on " + place.key() + " " + MOST_LIVES + " times; it is not written again");
    }

    /** Empty where it was said before, and deleted. */
    private Optional<String> say(String operation, Saying saying, WorkComment comment) {
        String digest = Operations.digest(comment.markdown());
        Done done = once.known(operation)
                .orElseGet(() -> once.make(operation, new Creation<>(operation, digest, saying))
                        .known());
        if (done.content().equals(DELETED)) {
            return Optional.empty();
        }
        if (!comment.sticky() || done.content().equals(digest)) {
            return Optional.of(done.id());
        }
        boolean isThere = saying.sayInstead(done.id());
        journal.done(operation, done.id(), isThere ? digest : DELETED);
        return isThere ? Optional.of(done.id()) : Optional.empty();
    }
}
