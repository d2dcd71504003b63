package dev.loki.adapter.linear.tracker;

import dev.loki.ports.tracker.SendOnce.Made;
import dev.loki.ports.tracker.SendOnce.Making;
import dev.loki.ports.tracker.SendOnce.NotMade;
import dev.loki.ports.tracker.SendOnce.Outcome;
import dev.loki.ports.tracker.SendOnce.Unknown;
import dev.loki.ports.tracker.TrackerException;
import dev.loki.ports.tracker.TrackerException.Trouble;
import java.util.Optional;

/**
 * One thing to be created at Linear, under an id of our own making, by which it is found too. Were a request still on its
 * way when the next is sent, Linear could not hold the id twice.
 *
 * @param <T> what is created
 */
final class Creation<T> implements Making<T> {

    static final int ATTEMPTS = 2;

    private final String id;
    private final String content;
    private final Kind<T> kind;

    /** @param content a digest of what is sent */
    Creation(String operation, String content, Kind<T> kind) {
        this.id = ClientId.of(operation);
        this.content = content;
        this.kind = kind;
    }

    /** Something that can be created, and found again. */
    interface Kind<T> {

        /** Creates it under this id. */
        T create(String id);

        /** What has this id; empty where nothing has. */
        Optional<T> find(String id);
    }

    /** An earlier call may have created it with another text. */
    @Override
    public Optional<Made<T>> find(boolean sent) {
        return sent ? found() : Optional.empty();
    }

    /** A refusal may say no more than that the id is taken. */
    @Override
    public Outcome<T> send(int attempt) {
        try {
            return Made.of(kind.create(id), id, content);
        } catch (TrackerException trouble) {
            if (trouble.trouble() == Trouble.PASSING) {
                return new Unknown<>(trouble);
            }
            Optional<Made<T>> found = found();
            return found.isPresent() ? found.get() : new NotMade<>(trouble);
        }
    }

    private Optional<Made<T>> found() {
        return kind.find(id).map(thing -> Made.of(thing, id, ""));
    }
}
