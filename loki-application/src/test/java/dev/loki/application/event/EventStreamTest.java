package dev.loki.application.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.application.House;
import dev.loki.domain.event.Event;
import dev.loki.domain.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventStreamTest {

    private final House house = new House();

    @Test
    void eventsBearAFreshIdAndTheTime() {
        Event event = house.events.emit("task", "runner", JsonObject.EMPTY).orElseThrow();
        assertThat(event.id()).isEqualTo("0000000000000001");
        assertThat(event.timestamp()).isEqualTo("2026-02-21T10:00:00.000Z");
    }

    @Test
    void streamThatIsOffPublishesNothing() {
        EventStream off = new EventStream(() -> house.bus, () -> house.bus, house.clock, house.ids, false);
        assertThat(off.emit("task", "runner", JsonObject.EMPTY)).isEmpty();
        assertThat(house.bus.pending()).isEmpty();
    }

    @Test
    void firstConsumerSwitchesItOn() {
        EventStream stream = new EventStream(() -> house.bus, () -> house.bus, house.clock, house.ids, false);
        List<Event> seen = new ArrayList<>();
        stream.drain(seen::add);
        stream.emit("task", "runner", JsonObject.EMPTY);
        stream.drain(seen::add);
        assertThat(seen).hasSize(1);
    }
}
