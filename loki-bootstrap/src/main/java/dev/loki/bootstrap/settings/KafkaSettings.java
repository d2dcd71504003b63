package dev.loki.bootstrap.settings;

import dev.loki.adapter.kafka.event.KafkaBusSettings;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which Kafka topic events are mirrored to; docs/configuration.md has the table.
 *
 * @param bootstrap one or more {@code host:port}, separated by commas
 * @param topic as Kafka allows it to be called
 * @param config a properties file of client settings, absolute; null where there is none
 */
public record KafkaSettings(
        String bootstrap, String topic, @Nullable Path config) {

    private static final String BOOTSTRAP = "LOKI_EVENTS_KAFKA_BOOTSTRAP";
    private static final String TOPIC = "LOKI_EVENTS_KAFKA_TOPIC";
    private static final String CONFIG = "LOKI_EVENTS_KAFKA_CONFIG";
    private static final Pattern SERVER =
            Pattern.compile("(?:[A-Za-z0-9._-]{1,253}|\\[[0-9A-Fa-f:.]{2,45}]):[1-9][0-9]{0,4}");

    /** Null where no broker is named; then no other variable matters, and no class of Kafka's is loaded. */
    static @Nullable KafkaSettings read(Variables variables) {
        List<String> servers = variables.list(BOOTSTRAP);
        if (servers.isEmpty()) {
            return null;
        }
        if (!servers.stream().allMatch(server -> SERVER.matcher(server).matches())) {
            variables.problem(BOOTSTRAP, "expected brokers such as kafka1:9092,kafka2:9092");
        }
        String bootstrap = String.join(",", servers);
        String topic = variables.text(TOPIC).orElse("loki-events");
        try {
            return new KafkaSettings(
                    bootstrap,
                    new KafkaBusSettings(bootstrap, topic, Map.of(), warning -> {}).topic(),
                    config(variables));
        } catch (IllegalArgumentException e) {
            variables.problem(TOPIC, String.valueOf(e.getMessage()));
            return null;
        }
    }

    private static @Nullable Path config(Variables variables) {
        try {
            Optional<Path> file = variables.text(CONFIG).map(Path::of);
            if (file.isPresent() && !file.get().isAbsolute()) {
                variables.problem(CONFIG, "expected an absolute path");
            }
            return file.orElse(null);
        } catch (InvalidPathException e) {
            variables.problem(CONFIG, "expected a path: " + e.getReason());
            return null;
        }
    }
}
