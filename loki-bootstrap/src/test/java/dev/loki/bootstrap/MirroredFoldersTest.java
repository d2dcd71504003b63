package dev.loki.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.adapter.fs.event.EventBusSettings;
import dev.loki.adapter.fs.event.FileEventBus;
import dev.loki.adapter.fs.event.FolderOrigin;
import dev.loki.adapter.kafka.event.KafkaEventBus;
import dev.loki.adapter.kafka.event.RunningBroker;
import dev.loki.application.event.EventBridge;
import dev.loki.domain.event.Event;
import dev.loki.domain.event.EventOrigin;
import dev.loki.domain.event.EventSelection;
import dev.loki.domain.json.JsonNumber;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonString;
import dev.loki.domain.json.VerbatimJson;
import dev.loki.json.JacksonJsonReader;
import dev.loki.ports.event.EventBus;
import dev.loki.ports.event.EventSubscription;
import dev.loki.ports.event.Retention;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Two folders on one topic, as on two machines. */
@ExtendWith(RunningBroker.class)
class MirroredFoldersTest {

    @TempDir
    private Path scratch;

    private final String topic = RunningBroker.freshTopic();
    private final List<String> warnings = Collections.synchronizedList(new ArrayList<>());

    @Test
    void eachEventArrivesOnceInTheOtherAndNoneReturnsAlsoAfterARestart() throws InterruptedException {
        try (FileEventBus here = folder("here");
                FileEventBus there = folder("there")) {
            for (int start = 0; start < 2; start++) {
                CountDownLatch arrived = new CountDownLatch(2 * 2 * 50);
                List<EventSubscription> counting =
                        List.of(here.follow(event -> arrived.countDown()), there.follow(event -> arrived.countDown()));
                try (EventBridge one = bridge("here", here);
                        EventBridge two = bridge("there", there)) {
                    one.once();
                    two.once();
                    one.start();
                    two.start();
                    for (int i = 0; i < 50; i++) {
                        here.emit(event("here-" + start + "-" + i));
                        there.emit(event("there-" + start + "-" + i));
                    }
                    assertThat(arrived.await(60, TimeUnit.SECONDS)).isTrue();
                }
                counting.forEach(EventSubscription::close);
            }
            try (EventBridge one = bridge("here", here);
                    EventBridge two = bridge("there", there)) {
                assertThat(one.once()).isEqualTo(new EventBridge.Mirrored(0, 0));
                assertThat(two.once()).isEqualTo(new EventBridge.Mirrored(0, 0));
                assertThat(one.lag()).isEqualTo(new EventBridge.Lag(0, 0));
            }
            List<String> all = IntStream.range(0, 2)
                    .boxed()
                    .flatMap(start -> IntStream.range(0, 50).mapToObj(i -> start + "-" + i))
                    .flatMap(id -> Stream.of("here-" + id, "there-" + id))
                    .toList();
            assertThat(ids(here)).containsExactlyInAnyOrderElementsOf(all);
            assertThat(ids(there)).containsExactlyInAnyOrderElementsOf(all);
            assertThat(ids(kafka())).containsExactlyInAnyOrderElementsOf(all);
            assertThat(warnings).isEmpty();
        }
    }

    @Test
    void whatArrivesIsTheEventToTheLetterAndItsOrigin() {
        try (FileEventBus here = folder("here");
                FileEventBus there = folder("there");
                EventBridge one = bridge("here", here);
                EventBridge two = bridge("there", there)) {
            one.once();
            two.once();
            Event event = new Event(event("a")
                    .json()
                    .with("type", new JsonString("weather\n"))
                    .with("timestamp", new JsonString("noon"))
                    .with("2", JsonNumber.parse("9007199254740993"))
                    .with(
                            "payload",
                            JsonObject.EMPTY.with("b", JsonNumber.parse("1.0")).with("1", JsonNumber.of(1))));
            here.emit(event);
            one.once();
            two.once();
            List<String> arrived = new ArrayList<>();
            there.replay(EventSelection.ALL, found -> arrived.add(VerbatimJson.stringify(found.json())));

            String origin = FolderOrigin.of(scratch.resolve("here"));
            assertThat(arrived)
                    .containsExactly(VerbatimJson.stringify(
                            EventOrigin.mark(event, origin).json()));
        }
    }

    private FileEventBus folder(String name) {
        EventBusSettings how = new EventBusSettings(false, null, Retention.DEFAULT, warnings::add);
        return new FileEventBus(scratch.resolve(name), new JacksonJsonReader(), Clock.systemUTC(), how);
    }

    private EventBridge bridge(String name, EventBus local) {
        return new EventBridge(local, kafka(), FolderOrigin.of(scratch.resolve(name)), warnings::add);
    }

    private KafkaEventBus kafka() {
        return RunningBroker.open(topic, warnings);
    }

    private static List<String> ids(EventBus bus) {
        List<String> ids = new ArrayList<>();
        bus.replay(EventSelection.ALL, event -> ids.add(event.id()));
        return ids;
    }

    private static Event event(String id) {
        return Event.of(id, "task", "runner", "2026-02-21T10:00:00.000Z", JsonObject.EMPTY);
    }
}
