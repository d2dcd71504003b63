package dev.loki.adapter.agents;

import dev.loki.domain.json.JsonObject;
import dev.loki.json.JacksonJsonReader;
import dev.loki.ports.json.JsonSyntaxException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/** Messages that hooks were given: one file an agent, an object whose members are the events. */
public final class Recorded {

    private Recorded() {}

    /** The message of an event. */
    public static JsonObject message(String agent, String event) {
        try (InputStream in = Objects.requireNonNull(Recorded.class.getResourceAsStream(agent + ".json"))) {
            JsonObject all = (JsonObject) new JacksonJsonReader().readStrict(in.readAllBytes());
            return (JsonObject) Objects.requireNonNull(all.get(event), event);
        } catch (JsonSyntaxException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
