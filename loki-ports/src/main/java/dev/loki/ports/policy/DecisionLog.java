package dev.loki.ports.policy;

import dev.loki.domain.json.JsonObject;
import java.util.List;
import java.util.function.Consumer;

/**
 * Where decisions are written down, for people to look at and to replay; unlike the audit chain it proves nothing. Any
 * number of threads and processes append. Implementations are thread-safe.
 */
public interface DecisionLog {

    /**
     * Appends objects, one a line, next to each other.
     *
     * @throws DecisionLogException where they could not be written
     */
    void append(List<JsonObject> lines);

    /**
     * Hands out each line, oldest first, in memory bounded by the longest.
     *
     * @throws DecisionLogException where there is no log, or it cannot be read
     */
    void read(Consumer<LoggedLine> consumer);
}
