package dev.loki.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.adapter.kafka.event.KafkaEventBus;
import dev.loki.adapter.kafka.event.RunningBroker;
import dev.loki.domain.event.Event;
import dev.loki.domain.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The facade with a broker that is there. */
@ExtendWith(RunningBroker.class)
class LiveBridgeTest {

    @TempDir
    private Path project;

    private final List<String> warnings = new CopyOnWriteArrayList<>();

    @Test
    void whatAnEmbeddedEngineEmitsIsPublishedWithoutFurtherAdo() throws InterruptedException {
        String topic = RunningBroker.freshTopic();
        Map<String, String> environment =
                Map.of("LOKI_EVENTS_KAFKA_BOOTSTRAP", RunningBroker.bootstrap(), "LOKI_EVENTS_KAFKA_TOPIC", topic);
        BlockingQueue<Event> published = new LinkedBlockingQueue<>();
        try (KafkaEventBus others = RunningBroker.open(topic, warnings)) {
            others.follow(published::add);
            Event emitted;
            try (LokiEnterprise loki = LokiEnterprise.fromEnvironment(environment, project)) {
                emitted = loki.events().emit("task", "runner", JsonObject.EMPTY).orElseThrow();
                assertThat(published.poll(60, TimeUnit.SECONDS))
                        .isNotNull()
                        .extracting(Event::id)
                        .isEqualTo(emitted.id());
            }
        }
        assertThat(warnings).isEmpty();
    }
}
