package dev.loki.cli.doctor;

import dev.loki.domain.json.JsonObject;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a look at one thing found.
 *
 * @param subject what was looked at, in a word
 * @param remedy how to mend it, or what else can be done; null where nothing is to do
 */
record Diagnosis(
        State state, String subject, String text, @Nullable String remedy) {

    /** How bad it is. */
    enum State {
        WELL,
        NOTE,
        WRONG
    }

    static Diagnosis well(String subject, String text) {
        return new Diagnosis(State.WELL, subject, text, null);
    }

    /** Worth knowing, and perhaps as it is meant. */
    static Diagnosis note(String subject, String text, @Nullable String remedy) {
        return new Diagnosis(State.NOTE, subject, text, remedy);
    }

    static Diagnosis wrong(String subject, String text, String remedy) {
        return new Diagnosis(State.WRONG, subject, text, remedy);
    }

    JsonObject json() {
        return JsonObject.builder()
                .put("state", state.name().toLowerCase(Locale.ROOT))
                .put("subject", subject)
                .put("text", text)
                .put("remedy", remedy)
                .build();
    }
}
