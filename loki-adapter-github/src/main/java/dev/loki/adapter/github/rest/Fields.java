package dev.loki.adapter.github.rest;

import dev.loki.domain.json.JsonArray;
import dev.loki.domain.json.JsonNumber;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonValue;
import dev.loki.ports.tracker.TrackerException;
import dev.loki.ports.tracker.TrackerException.Trouble;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The members of an object from GitHub, of which none need be there or be what it should. */
public record Fields(JsonObject object) {

    private static final int LONGEST_ID = 18;

    /** Of a value that may be no object, and then has none. */
    public static Fields of(@Nullable JsonValue value) {
        return new Fields(value instanceof JsonObject object ? object : JsonObject.EMPTY);
    }

    /** Empty where there is none. */
    public String text(String name) {
        return object.string(name).orElse("");
    }

    public Fields fields(String name) {
        return of(object.get(name));
    }

    /** None where there is no array. */
    public List<Fields> list(String name) {
        return object.get(name) instanceof JsonArray array
                ? array.elements().stream().map(Fields::of).toList()
                : List.of();
    }

    public boolean has(String name) {
        return object.get(name) instanceof JsonObject;
    }

    /** A whole number that is not negative; empty where there is none. */
    public Optional<Long> number(String name) {
        return object.get(name) instanceof JsonNumber number
                        && number.literal().length() <= LONGEST_ID
                        && number.literal().chars().allMatch(c -> c >= '0' && c <= '9')
                ? Optional.of(Long.parseLong(number.literal()))
                : Optional.empty();
    }

    /**
     * A number without which nothing can be done.
     *
     * @throws TrackerException where there is none
     */
    public long id(String name) {
        return number(name)
                .orElseThrow(() -> new TrackerException(
                        Trouble.PASSING, "GitHub's answer has no number \"" + name + "\" where one was expected"));
    }
}
