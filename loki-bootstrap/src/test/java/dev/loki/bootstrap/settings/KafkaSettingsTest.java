package dev.loki.bootstrap.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class KafkaSettingsTest {

    @Test
    void withoutABrokerNothingElseMatters() {
        assertThat(read(Map.of("LOKI_EVENTS_KAFKA_TOPIC", "not a topic"))).isNull();
    }

    @Test
    void oneBrokerIsEnough() {
        assertThat(read(Map.of("LOKI_EVENTS_KAFKA_BOOTSTRAP", "kafka:9092")))
                .isEqualTo(new KafkaSettings("kafka:9092", "loki-events", null));
        assertThat(read(Map.of(
                        "LOKI_EVENTS_KAFKA_BOOTSTRAP", "k1.example.com:9092, [::1]:9093",
                        "LOKI_EVENTS_KAFKA_TOPIC", "team.events",
                        "LOKI_EVENTS_KAFKA_CONFIG", "/etc/loki/client.properties")))
                .isEqualTo(new KafkaSettings(
                        "k1.example.com:9092,[::1]:9093", "team.events", Path.of("/etc/loki/client.properties")));
    }

    @Test
    void whatIsWrongIsNamed() {
        assertProblem("LOKI_EVENTS_KAFKA_BOOTSTRAP", "kafka", "such as kafka1:9092,kafka2:9092");
        assertProblem("LOKI_EVENTS_KAFKA_BOOTSTRAP", "http://kafka:9092", "such as kafka1:9092,kafka2:9092");
        assertProblem("LOKI_EVENTS_KAFKA_BOOTSTRAP", "a:1,,b:2", "none of them empty");
        assertProblem("LOKI_EVENTS_KAFKA_TOPIC", "a b", "a topic must be");
        assertProblem("LOKI_EVENTS_KAFKA_TOPIC", "..", "a topic must be");
        assertProblem("LOKI_EVENTS_KAFKA_TOPIC", "x".repeat(201), "a topic must be");
        assertProblem("LOKI_EVENTS_KAFKA_CONFIG", "client.properties", "an absolute path");
    }

    private static void assertProblem(String name, String value, String expectation) {
        Map<String, String> environment = new HashMap<>(Map.of("LOKI_EVENTS_KAFKA_BOOTSTRAP", "kafka:9092"));
        environment.put(name, value);
        assertThat(Reading.problems(environment))
                .singleElement(STRING)
                .startsWith(name + ": ")
                .contains(expectation);
    }

    private static @Nullable KafkaSettings read(Map<String, String> environment) {
        return Reading.of(environment).events().kafka();
    }
}
