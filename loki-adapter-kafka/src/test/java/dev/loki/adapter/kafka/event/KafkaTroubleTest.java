package dev.loki.adapter.kafka.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loki.domain.event.Event;
import dev.loki.domain.json.JsonObject;
import dev.loki.json.JacksonJsonReader;
import dev.loki.ports.event.ConsumerGroup;
import dev.loki.ports.event.EventBusException;
import dev.loki.testing.FreePort;
import java.io.IOException;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a user is told where Kafka is not there, or not as it was said. */
@ExtendWith(RunningBroker.class)
class KafkaTroubleTest {

    private static final Event EVENT = Event.of("a", "task", "runner", "2026-02-21T10:00:00.000Z", JsonObject.EMPTY);

    @Test
    void aBrokerThatIsNotThereIsNamedByEveryOperation() throws IOException {
        try (KafkaEventBus bus = bus("127.0.0.1:" + FreePort.find(), Map.of())) {
            for (Runnable operation : new Runnable[] {
                () -> bus.emit(EVENT),
                () -> bus.catchUp(ConsumerGroup.named("g"), event -> {}),
                () -> bus.subscribe(ConsumerGroup.named("g"), event -> {}),
                () -> bus.follow(event -> {}),
                bus::stats
            }) {
                assertThatThrownBy(operation::run)
                        .isInstanceOf(EventBusException.class)
                        .hasMessageStartingWith("cannot ")
                        .hasMessageContaining(" topic events at 127.0.0.1:")
                        .hasMessageContaining("no answer in time");
            }
        }
    }

    @Test
    void settingsThatAreNotUnderstoodAreNamedButTheirSecretsAreNot() throws IOException {
        Map<String, Map<String, String>> bad = Map.of(
                "LoginModule", Map.of("security.protocol", "SASL_PLAINTEXT", "sasl.jaas.config", "hush-hush"),
                "JAAS",
                        Map.of(
                                "security.protocol", "SASL_PLAINTEXT",
                                "sasl.jaas.config", "no.such.Module required password=\"hush\" hush-hush"),
                "security.protocol", Map.of("security.protocol", "SSLL"),
                "keystore", Map.of("security.protocol", "SSL", "ssl.keystore.key", "hush-hush"));
        for (Map<String, String> settings : bad.values()) {
            try (KafkaEventBus bus = bus("127.0.0.1:" + FreePort.find(), settings)) {
                assertThatThrownBy(() -> bus.emit(EVENT))
                        .isInstanceOf(EventBusException.class)
                        .hasMessageContaining("topic events")
                        .hasMessageNotContaining("hush");
            }
        }
    }

    @Test
    void theHostNameOfTheBrokersCertificateIsChecked() {
        Map<String, String> trusting = Map.of(
                "security.protocol", "SSL",
                "ssl.truststore.type", "PEM",
                "ssl.truststore.certificates", RunningBroker.certificate(),
                "default.api.timeout.ms", "60000",
                "request.timeout.ms", "10000",
                "max.block.ms", "60000");
        try (KafkaEventBus named = bus("localhost:" + RunningBroker.tlsPort(), trusting);
                KafkaEventBus other = bus("127.0.0.1:" + RunningBroker.tlsPort(), trusting)) {
            named.emit(EVENT);
            assertThatThrownBy(() -> other.emit(EVENT))
                    .isInstanceOf(EventBusException.class)
                    .hasMessageContaining("TLS failed (No subject alternative names matching IP address 127.0.0.1");
        }
    }

    @Test
    void settingsAreNotPrinted() {
        assertThat(settings("k:1", Map.of("ssl.key.password", "hush")).toString())
                .doesNotContain("hush");
    }

    @Test
    void aClosedBusPublishesNothing() throws IOException {
        KafkaEventBus bus = bus("127.0.0.1:" + FreePort.find(), Map.of());
        bus.close();

        assertThatThrownBy(() -> bus.emit(EVENT)).isInstanceOf(EventBusException.class);
    }

    private static KafkaEventBus bus(String bootstrap, Map<String, String> client) {
        return new KafkaEventBus(settings(bootstrap, client), new JacksonJsonReader(), Clock.systemUTC());
    }

    private static KafkaBusSettings settings(String bootstrap, Map<String, String> client) {
        Map<String, String> quick = new HashMap<>(
                Map.of("default.api.timeout.ms", "300", "request.timeout.ms", "200", "max.block.ms", "300"));
        quick.putAll(client);
        return new KafkaBusSettings(bootstrap, "events", quick, warning -> {});
    }
}
