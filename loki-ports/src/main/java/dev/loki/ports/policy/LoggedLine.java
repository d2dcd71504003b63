package dev.loki.ports.policy;

import dev.loki.domain.json.JsonObject;
import org.jspecify.annotations.Nullable;

/**
 * One line of a decision log.
 *
 * @param number the line's number, from 1
 * @param value what stands in it; null where it cannot be read
 * @param problem why it cannot be read; null where it can
 */
public record LoggedLine(long number, @Nullable JsonObject value, @Nullable String problem) {

    public static LoggedLine readable(long number, JsonObject value) {
        return new LoggedLine(number, value, null);
    }

    public static LoggedLine unreadable(long number, String problem) {
        return new LoggedLine(number, null, problem);
    }
}
