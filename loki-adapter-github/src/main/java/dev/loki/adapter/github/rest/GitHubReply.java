package dev.loki.adapter.github.rest;

import dev.loki.domain.json.JsonArray;
import dev.loki.domain.json.JsonNull;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonValue;
import dev.loki.http.ServiceReply;
import dev.loki.ports.json.JsonReader;
import dev.loki.ports.json.JsonSyntaxException;
import dev.loki.ports.tracker.TrackerException;
import dev.loki.ports.tracker.TrackerException.Trouble;
import java.util.List;
import java.util.Optional;

/** What GitHub answered for good: it did what it was asked for, or refuses to. */
public final class GitHubReply {

    private final String asked;
    private final ServiceReply reply;
    private final JsonReader reader;
    private final ErrorWords words;

    /** @param asked method and path, for messages */
    GitHubReply(String asked, ServiceReply reply, JsonReader reader, ErrorWords words) {
        this.asked = asked;
        this.reply = reply;
        this.reader = reader;
        this.words = words;
    }

    public int status() {
        return reply.status();
    }

    public boolean isSuccess() {
        return status() >= 200 && status() < 300;
    }

    /** Whether what was asked for is not there, or no more, or not for us to see. */
    public boolean isMissing() {
        return status() == 404 || status() == 410;
    }

    public Optional<String> header(String name) {
        return reply.header(name);
    }

    /** The reason of a refusal, in GitHub's words, on one line. */
    public String words() {
        return words.of(reply);
    }

    /**
     * This answer where it is no refusal.
     *
     * @throws TrackerException otherwise, with what can be done about it
     */
    public GitHubReply orThrow() {
        if (isSuccess()) {
            return this;
        }
        throw refusal();
    }

    /** What a refusal is thrown as, with what can be done about it. */
    TrackerException refusal() {
        return new TrackerException(
                Refusal.trouble(status()),
                "GitHub: " + asked + " answered " + status() + ": " + words() + Refusal.advice(status(), words()));
    }

    /**
     * The members of the answer's object.
     *
     * @throws TrackerException where it is none
     */
    public Fields fields() {
        if (body() instanceof JsonObject object) {
            return new Fields(object);
        }
        throw unusable("no JSON object");
    }

    /**
     * The objects of the answer's array.
     *
     * @throws TrackerException where it is none: not to be taken for one without objects
     */
    public List<Fields> list() {
        if (body() instanceof JsonArray array) {
            return array.elements().stream().map(Fields::of).toList();
        }
        throw unusable("no JSON array");
    }

    private JsonValue body() {
        try {
            return reply.body().length == 0 ? JsonNull.NULL : reader.readTolerant(reply.body());
        } catch (JsonSyntaxException e) {
            throw unusable("no JSON, at " + e.describe());
        }
    }

    private TrackerException unusable(String what) {
        return new TrackerException(Trouble.PASSING, "GitHub: " + asked + " answered with what is " + what);
    }
}
