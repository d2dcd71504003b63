package dev.loki.contracts.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.domain.event.Event;
import dev.loki.domain.event.EventSelection;
import dev.loki.domain.json.JsonNumber;
import dev.loki.domain.json.JsonObject;
import dev.loki.ports.event.ConsumerGroup;
import dev.loki.ports.event.EventBus;
import dev.loki.ports.event.EventBusStats;
import dev.loki.ports.event.Retries;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A bus that a contract is held against, and what is done with it all the time. */
@SuppressWarnings("NullAway.Init") // JUnit calls set-up methods before any test
public abstract class BusUnderTest {

    /** Never used up; what waits this long has failed. */
    static final long PATIENCE_SECONDS = 60;

    static final ConsumerGroup GROUP = ConsumerGroup.named("readers").retrying(new Retries(3, Duration.ofMillis(1)));

    private final List<EventBus> opened = new ArrayList<>();
    private EventBus bus;

    /** Another handle on the same bus, which is without events and groups before each test. */
    protected abstract EventBus open() throws Exception;

    @BeforeEach
    void openBus() throws Exception {
        bus = another();
    }

    @AfterEach
    void closeBuses() {
        opened.forEach(EventBus::close);
    }

    final EventBus bus() {
        return bus;
    }

    final EventBus another() throws Exception {
        EventBus handle = open();
        opened.add(handle);
        return handle;
    }

    final void emit(String... ids) {
        for (String id : ids) {
            bus.emit(event(id));
        }
    }

    final List<String> caughtUp(ConsumerGroup group) {
        return caughtUp(bus, group);
    }

    static List<String> caughtUp(EventBus bus, ConsumerGroup group) {
        List<String> ids = new ArrayList<>();
        bus.catchUp(group, event -> ids.add(event.id()));
        return ids;
    }

    final List<String> replayed(EventSelection selection) {
        List<String> ids = new ArrayList<>();
        assertThat(bus.replay(selection, event -> ids.add(event.id()))).isEqualTo(ids.size());
        return ids;
    }

    final EventBusStats.Group stats(ConsumerGroup group) {
        return bus.stats().groups().stream()
                .filter(one -> one.name().equals(group.name()))
                .findFirst()
                .orElseThrow();
    }

    final long lag(ConsumerGroup group) {
        return stats(group).lag();
    }

    static Event event(String id) {
        return Event.of(id, "task", "runner", "2026-02-21T10:00:00.000Z", JsonObject.EMPTY.with("n", JsonNumber.of(1)));
    }
}
