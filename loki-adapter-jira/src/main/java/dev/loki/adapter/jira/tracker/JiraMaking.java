package dev.loki.adapter.jira.tracker;

import dev.loki.ports.tracker.SendOnce.Made;
import dev.loki.ports.tracker.SendOnce.Making;
import dev.loki.ports.tracker.SendOnce.NotMade;
import dev.loki.ports.tracker.SendOnce.Outcome;
import dev.loki.ports.tracker.SendOnce.Unknown;
import java.time.Duration;
import java.util.Optional;

/**
 * One thing that Jira is to make, known by its id. Where it is not known whether it did, it is given some time before the
 * thing is looked for. Of one thread, and for one making.
 */
abstract class JiraMaking implements Making<String> {

    static final int ATTEMPTS = 3;

    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private final JiraClient client;
    private final String content;
    private boolean asked;

    /** @param content a digest of what is sent */
    JiraMaking(JiraClient client, String content) {
        this.client = client;
        this.content = content;
    }

    /**
     * The id of what an earlier request made; empty where it surely made nothing.
     *
     * @param young whether that may have been a moment ago
     */
    abstract Optional<String> look(boolean young);

    /** Asks for it. */
    abstract Written write();

    /** The id that an answer names. */
    abstract String id(Written.Done answer);

    /** What was not asked for by us just now may hold another text. */
    @Override
    public final Optional<Made<String>> find(boolean sent) {
        return look(sent).map(id -> Made.of(id, id, asked ? content : ""));
    }

    @Override
    public final Outcome<String> send(int attempt) {
        asked = true;
        Written written = write();
        if (written instanceof Written.Done answer) {
            String id = id(answer);
            return Made.of(id, id, content);
        }
        if (written instanceof Written.NotDone no) {
            return new NotMade<>(no.trouble());
        }
        Written.Unknown unknown = (Written.Unknown) written;
        pause(PAUSE.multipliedBy(attempt), unknown);
        return new Unknown<>(unknown.trouble());
    }

    private void pause(Duration ours, Written.Unknown unknown) {
        Duration wait = ours.compareTo(unknown.minimumWait()) >= 0 ? ours : unknown.minimumWait();
        if (wait.compareTo(LONGEST_PAUSE) > 0) {
            throw unknown.trouble();
        }
        client.pause(wait);
    }
}
