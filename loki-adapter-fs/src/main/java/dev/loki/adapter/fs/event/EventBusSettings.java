package dev.loki.adapter.fs.event;

import dev.loki.ports.event.Retention;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * How a {@link FileEventBus} works.
 *
 * @param sync whether an event that was emitted survives a power loss
 * @param log the {@code events.jsonl} that each event is appended to as well; null for none
 * @param retention what its subscriptions delete
 * @param warnings told, in one line each, what does not work; must not throw
 */
public record EventBusSettings(boolean sync, @Nullable Path log, Retention retention, Consumer<String> warnings) {

    /** Durable, without a log. */
    public static final EventBusSettings DEFAULT =
            new EventBusSettings(true, null, Retention.DEFAULT, warning -> System.getLogger("dev.loki")
                    .log(System.Logger.Level.WARNING, warning));
}
