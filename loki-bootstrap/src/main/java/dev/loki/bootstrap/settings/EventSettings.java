package dev.loki.bootstrap.settings;

import dev.loki.ports.event.Retention;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the event bus works.
 *
 * @param enabled whether the enterprise subscribers run
 * @param sync whether an event that was published survives a power loss
 * @param log whether events are appended to {@code events.jsonl} as well
 * @param retention how long consumed events are kept
 * @param kafka the topic that events are mirrored to; null where nowhere
 */
public record EventSettings(
        boolean enabled,
        boolean sync,
        boolean log,
        Retention retention,
        @Nullable KafkaSettings kafka) {

    private static final long MEGABYTE = 1024 * 1024;

    /** Whether an embedded engine publishes events before anybody subscribes: a bridge is a consumer, too. */
    public boolean published() {
        return enabled || kafka != null;
    }

    static EventSettings read(Variables variables) {
        int days = variables.number("LOKI_EVENTS_MAX_DAYS", 30, 0, 36_500);
        int count = variables.number("LOKI_EVENTS_MAX_COUNT", 100_000, 0, 10_000_000);
        int megabytes = variables.number("LOKI_EVENTS_MAX_MB", 1_024, 0, 1_000_000);
        return new EventSettings(
                variables.flag("LOKI_EVENTS_ENABLED"),
                variables.oneOf("LOKI_EVENTS_SYNC", List.of("always", "os")).equals("always"),
                variables.flag("LOKI_EVENTS_JSONL"),
                new Retention(Duration.ofDays(days), count, megabytes * MEGABYTE),
                KafkaSettings.read(variables));
    }
}
