package dev.loki.application.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.application.House;
import dev.loki.domain.event.Event;
import dev.loki.domain.event.EventSelection;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.trace.SpanContext;
import dev.loki.domain.trace.SpanId;
import dev.loki.domain.trace.TraceId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
        EventStream off = new EventStream(() -> house.bus, () -> house.bus, house.clock, house.ids, null, false);
        assertThat(off.emit("task", "runner", JsonObject.EMPTY)).isEmpty();
        assertThat(off.emitTraced(
                        "session", "runner", JsonObject.EMPTY, new SpanContext(new TraceId(1, 2), new SpanId(3), true)))
                .isEmpty();
        assertThat(house.bus.pending()).isEmpty();
    }

    @Test
    void eventsTellTheSpanTheyHappenIn() {
        SpanContext outer = new SpanContext(new TraceId(1, 2), new SpanId(3), true);
        SpanContext inner = new SpanContext(new TraceId(1, 2), new SpanId(4), true);
        EventStream stream = new EventStream(() -> house.bus, () -> house.bus, house.clock, house.ids, outer, true);
        stream.emit("task", "runner", JsonObject.EMPTY);
        stream.emit("task", "runner", JsonObject.EMPTY, inner);
        stream.emitTraced("session", "runner", JsonObject.EMPTY, inner);
        house.events.emit("task", "runner", JsonObject.EMPTY);

        assertThat(house.bus.pending())
                .extracting(Event::span)
                .containsExactly(Optional.of(outer), Optional.of(inner), Optional.of(inner), Optional.empty());
        assertThat(house.bus.pending()).extracting(Event::isTraced).containsExactly(false, false, true, false);
    }

    @Test
    void firstConsumerSwitchesItOn() {
        EventStream stream = new EventStream(() -> house.bus, () -> house.bus, house.clock, house.ids, null, false);
        List<Event> seen = new ArrayList<>();
        stream.drain(seen::add);
        stream.emit("task", "runner", JsonObject.EMPTY);
        stream.drain(seen::add);
        assertThat(seen).hasSize(1);
    }

    @Test
    void aReplayedEventKeepsItsTimeAndNamesTheOneItWas() {
        Event event = Event.of("old", "task", "runner", "2020-01-01T00:00:00.000Z", JsonObject.EMPTY);
        house.bus.emit(event);
        house.bus.drain(consumed -> {});

        assertThat(house.events.republish(EventSelection.of("old"))).isEqualTo(1);
        List<Event> seen = new ArrayList<>();
        house.events.drain(seen::add);
        assertThat(seen).singleElement().satisfies(again -> {
            assertThat(again.id()).isNotEqualTo("old");
            assertThat(again.timestamp()).isEqualTo("2020-01-01T00:00:00.000Z");
            assertThat(again.json().string(EventStream.REPLAY_OF)).contains("old");
        });
    }
}
