package dev.loki.application.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loki.contracts.event.InMemoryEventBus;
import dev.loki.domain.event.Event;
import dev.loki.domain.event.EventOrigin;
import dev.loki.domain.event.EventSelection;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonString;
import dev.loki.ports.event.ConsumerGroup;
import dev.loki.ports.event.EventBus;
import dev.loki.ports.event.EventBusException;
import dev.loki.ports.event.EventBusStats;
import dev.loki.ports.event.EventHandler;
import dev.loki.ports.event.EventRefusedException;
import dev.loki.ports.event.EventSubscription;
import dev.loki.ports.event.Retries;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EventBridgeTest {

    private static final long PATIENCE_SECONDS = 60;

    private final Flaky remote = new Flaky();
    private final InMemoryEventBus here = new InMemoryEventBus();
    private final InMemoryEventBus there = new InMemoryEventBus();
    private final List<String> warnings = Collections.synchronizedList(new ArrayList<>());

    @Test
    void eachEventArrivesOnceOnTheOtherSideAndNoneReturns() {
        begin();
        here.emit(event("a"));
        there.emit(event("b"));
        for (int round = 0; round < 3; round++) {
            bridge(here, "h").once();
            bridge(there, "t").once();
        }

        assertThat(ids(here)).containsExactly("a", "b");
        assertThat(ids(there)).containsExactly("b", "a");
        assertThat(ids(remote)).containsExactly("a", "b");
        assertThat(warnings).isEmpty();
    }

    @Test
    void whatArrivesIsTheSameButForItsOrigin() {
        begin();
        Event event = new Event(event("a").json().with("extra", new JsonString("x")));
        here.emit(event);
        bridge(here, "h").once();
        bridge(there, "t").once();

        assertThat(events(there)).containsExactly(EventOrigin.mark(event, "h"));
    }

    @Test
    void whatIsPublishedOnTheSharedBusItselfArrivesAndStays() {
        begin();
        remote.emit(event("a"));
        bridge(here, "h").once();
        bridge(here, "h").once();

        assertThat(ids(here)).containsExactly("a");
        assertThat(ids(remote)).containsExactly("a");
    }

    @Test
    void aCopyUnderAFreshIdIsANewEventOfTheMachineItWasMadeOn() {
        begin();
        here.emit(event("a"));
        bridge(here, "h").once();
        bridge(there, "t").once();
        there.emit(new Event(events(there).get(0).json().with("id", new JsonString("again"))));
        bridge(there, "t").once();
        bridge(here, "h").once();

        assertThat(ids(here)).containsExactly("a", "again");
        assertThat(EventOrigin.of(events(here).get(1))).contains("t");
    }

    @Test
    void itBeginsWithWhatIsPublishedAfterItsFirstStart() {
        here.emit(event("a"));
        remote.emit(event("b"));
        begin();

        assertThat(ids(here)).containsExactly("a");
        assertThat(ids(remote)).containsExactly("b");
    }

    @Test
    void itCountsWhatItMirroredAndHowFarItIsBehind() {
        begin();
        here.emit(event("a"));
        there.emit(event("b"));
        bridge(there, "t").once();
        EventBridge bridge = bridge(here, "h");

        assertThat(bridge.lag()).isEqualTo(new EventBridge.Lag(1, 1));
        assertThat(bridge.once()).isEqualTo(new EventBridge.Mirrored(1, 1));
        assertThat(bridge.lag()).isEqualTo(new EventBridge.Lag(0, 1)); // its own, which it passes over
    }

    @Test
    void onceEndsWhereTheOtherBusIsNotThereAndNothingIsLost() {
        begin();
        here.emit(event("a"));
        remote.trouble = new EventBusException("down", null);
        assertThatThrownBy(() -> bridge(here, "h").once()).hasMessage("down");
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
        remote.trouble = null;
        bridge(here, "h").once();

        assertThat(ids(remote)).containsExactly("a");
    }

    @Test
    void whatIsRefusedForGoodIsToldAndPassedOver() {
        begin();
        here.emit(event("a"));
        remote.trouble = new EventRefusedException("too large");
        assertThat(bridge(here, "h").once()).isEqualTo(new EventBridge.Mirrored(0, 0));

        assertThat(warnings).containsExactly("event a is not mirrored: too large");
        assertThat(bridge(here, "h").lag().outgoing()).isZero();
    }

    @Test
    void aStartedBridgeMirrorsAsEventsCome() throws InterruptedException {
        BlockingQueue<String> arrived = new LinkedBlockingQueue<>();
        remote.follow(event -> arrived.add(event.id()));
        here.follow(event -> arrived.add(event.id()));
        try (EventBridge bridge = bridge(here, "h")) {
            bridge.start();
            bridge.start();
            assertThat(remote.joined.poll(PATIENCE_SECONDS, TimeUnit.SECONDS)).isEqualTo("bridge-h");
            here.emit(event("a"));
            assertThat(arrived.poll(PATIENCE_SECONDS, TimeUnit.SECONDS)).isEqualTo("a");
            assertThat(arrived.poll(PATIENCE_SECONDS, TimeUnit.SECONDS)).isEqualTo("a");
            remote.emit(event("b"));
            assertThat(arrived.poll(PATIENCE_SECONDS, TimeUnit.SECONDS)).isEqualTo("b");
            assertThat(arrived.poll(PATIENCE_SECONDS, TimeUnit.SECONDS)).isEqualTo("b");
        }
        assertThat(arrived).isEmpty();
    }

    @Test
    void aSharedBusThatIsNotThereIsToldOnceAndLookedForAgain() throws InterruptedException {
        remote.refusals = 2;
        try (EventBridge bridge = bridge(here, "h")) {
            bridge.start();
            assertThat(remote.joined.poll(PATIENCE_SECONDS, TimeUnit.SECONDS)).isEqualTo("bridge-h");
        }
        assertThat(warnings).containsExactly("events are not mirrored now: not yet; it is tried again");
    }

    private void begin() {
        bridge(here, "h").once();
        bridge(there, "t").once();
    }

    private EventBridge bridge(InMemoryEventBus local, String origin) {
        Retries quickly = new Retries(Integer.MAX_VALUE, Duration.ofMillis(1));
        return new EventBridge(local, remote, origin, warnings::add, quickly);
    }

    private static List<Event> events(EventBus bus) {
        List<Event> events = new ArrayList<>();
        bus.replay(EventSelection.ALL, events::add);
        return events;
    }

    private static List<String> ids(EventBus bus) {
        return events(bus).stream().map(Event::id).toList();
    }

    private static Event event(String id) {
        return Event.of(id, "task", "runner", "2026-02-21T10:00:00.000Z", JsonObject.EMPTY);
    }

    /** A shared bus that may be out of reach. */
    private static final class Flaky implements EventBus {

        private final InMemoryEventBus bus = new InMemoryEventBus();
        private final BlockingQueue<String> joined = new LinkedBlockingQueue<>();
        private volatile @Nullable EventBusException trouble;
        private int refusals;

        @Override
        public void emit(Event event) {
            EventBusException failure = trouble;
            if (failure != null) {
                throw failure;
            }
            bus.emit(event);
        }

        @Override
        public EventSubscription subscribe(ConsumerGroup group, EventHandler handler) {
            if (refusals-- > 0) {
                throw new EventBusException("not yet", null);
            }
            EventSubscription subscription = bus.subscribe(group, handler);
            joined.add(group.name());
            return subscription;
        }

        @Override
        public long catchUp(ConsumerGroup group, EventHandler handler) {
            return bus.catchUp(group, handler);
        }

        @Override
        public long replay(EventSelection selection, Consumer<Event> consumer) {
            return bus.replay(selection, consumer);
        }

        @Override
        public EventSubscription follow(Consumer<Event> onlooker) {
            return bus.follow(onlooker);
        }

        @Override
        public EventBusStats stats() {
            return bus.stats();
        }

        @Override
        public void close() {
            // Others use it, too.
        }
    }
}
