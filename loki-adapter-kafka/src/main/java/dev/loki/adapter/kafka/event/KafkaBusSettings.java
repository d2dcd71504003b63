package dev.loki.adapter.kafka.event;

import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Which topic a {@link KafkaEventBus} is, and how it is reached. Prints no client setting: they hold secrets.
 *
 * @param bootstrap one or more {@code host:port}, separated by commas
 * @param topic 1 to 200 letters, digits, {@code .}, {@code _} and {@code -}
 * @param client settings of Kafka's clients, checked by {@link ClientSettings}
 * @param warnings told, in one line each, what does not work; must not throw
 */
public record KafkaBusSettings(String bootstrap, String topic, Map<String, String> client, Consumer<String> warnings) {

    /** Kafka allows 249 characters; the topic of dead letters has a longer name. */
    private static final Pattern TOPIC = Pattern.compile("(?!\\.{1,2}$)[A-Za-z0-9._-]{1,200}");

    /**
     * Checks the topic.
     *
     * @throws IllegalArgumentException saying what was expected
     */
    public KafkaBusSettings {
        if (!TOPIC.matcher(topic).matches()) {
            throw new IllegalArgumentException("a topic must be 1 to 200 letters, digits, ., _ or -");
        }
        client = Map.copyOf(client);
    }

    @Override
    public String toString() {
        return "KafkaBusSettings[bootstrap=" + bootstrap + ", topic=" + topic + "]";
    }
}
