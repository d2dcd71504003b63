package dev.loki.cli.command;

import dev.loki.domain.json.JsonArray;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonValue;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What ended a command, as JSON: for a caller that asked for JSON, and got no result on standard output. Not thread-safe.
 */
public final class JsonError {

    private final List<String> messages = new ArrayList<>();
    private boolean wanted;
    private @Nullable String fix;

    /** Whether the caller reads JSON from standard output. */
    public void setWanted(boolean isWanted) {
        wanted = isWanted;
    }

    /** What was said on standard error, in the order of it. */
    void add(String message) {
        messages.add(message);
    }

    /** What to run to mend it. */
    void mendBy(String command) {
        fix = command;
    }

    /** Prints the object where it is wanted and something went wrong. */
    public void print(int exitCode, PrintStream out) {
        if (wanted && exitCode != ExitCode.OK && !messages.isEmpty()) {
            out.println(JsonObject.EMPTY.with("error", error(exitCode)));
        }
    }

    private JsonObject error(int exitCode) {
        JsonObject.Builder error =
                JsonObject.builder().put("code", exitCode).put("message", String.join("; ", messages));
        if (messages.size() > 1) {
            error.put(
                    "problems",
                    new JsonArray(messages.stream()
                            .<JsonValue>map(message -> FilePlace.in(message)
                                    .putInto(JsonObject.builder().put("message", message))
                                    .build())
                            .toList()));
        } else {
            FilePlace.in(messages.get(0)).putInto(error);
        }
        return fix == null ? error.build() : error.put("fix", fix).build();
    }
}
