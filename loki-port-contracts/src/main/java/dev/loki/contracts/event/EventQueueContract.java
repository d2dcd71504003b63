package dev.loki.contracts.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loki.domain.event.Event;
import dev.loki.domain.json.JsonNumber;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonString;
import dev.loki.ports.event.EventBus;
import dev.loki.ports.event.EventQueue;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What every {@link EventQueue} does.
 *
 * @param <B> one that can be emitted into
 */
@SuppressWarnings("NullAway.Init") // JUnit calls set-up methods before any test
public abstract class EventQueueContract<B extends EventBus & EventQueue> {

    private B bus;

    /** A bus without events. */
    protected abstract B open() throws Exception;

    @BeforeEach
    void openBus() throws Exception {
        bus = open();
    }

    @Test
    void aBusWithoutEventsHandsOutNothing() {
        assertThat(drain()).isEmpty();
        assertThat(pending()).isEmpty();
    }

    @Test
    void eventsAreHandedOutOnceInTheOrderOfEmission() {
        emit("c", "a", "b");

        assertThat(drain()).containsExactly("c", "a", "b");
        assertThat(drain()).isEmpty();
        assertThat(pending()).isEmpty();
    }

    @Test
    void lookingLeavesEventsPending() {
        emit("b", "a");

        assertThat(pending()).containsExactly("b", "a");
        assertThat(pending()).containsExactly("b", "a");
        assertThat(drain()).containsExactly("b", "a");
    }

    @Test
    void whatIsNotKnownIsCarriedThrough() {
        Event event = new Event(
                event("a").json().with("type", new JsonString("weather")).with("extra", JsonNumber.of(7)));
        bus.emit(event);

        List<Event> received = new ArrayList<>();
        bus.drain(received::add);
        assertThat(received).containsExactly(event);
    }

    @Test
    void anIdThatWasProcessedIsNotHandedOutAgain() {
        emit("a");
        drain();
        emit("a", "b");

        assertThat(drain()).containsExactly("b");
        assertThat(pending()).isEmpty();
    }

    @Test
    void anIdThatIsPendingTwiceIsHandedOutOnce() {
        emit("a", "a");

        assertThat(drain()).containsExactly("a");
        assertThat(pending()).isEmpty();
    }

    @Test
    void theEventOfAHandlerThatThrowsStaysPending() {
        emit("a", "b", "c");
        List<String> received = new ArrayList<>();

        assertThatThrownBy(() -> bus.drain(event -> {
                    if (event.id().equals("b")) {
                        throw new IllegalStateException("handler");
                    }
                    received.add(event.id());
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("handler");

        assertThat(received).containsExactly("a");
        assertThat(pending()).containsExactly("b", "c");
        assertThat(drain()).containsExactly("b", "c");
    }

    @Test
    void whatAHandlerEmitsIsHandedOutByTheNextDrain() {
        emit("a");

        bus.drain(event -> emit("b"));
        assertThat(drain()).containsExactly("b");
    }

    @Test
    void drainingCountsWhatWasHandedOut() {
        emit("a", "b", "b");

        assertThat(bus.drain(event -> {})).isEqualTo(2);
        assertThat(bus.drain(event -> {})).isZero();
    }

    @Test
    void severalConsumersHandOutEachEventOnce() {
        for (int i = 0; i < 50; i++) {
            emit("event-" + i);
        }
        Set<String> once = ConcurrentHashMap.newKeySet();
        Set<String> twice = ConcurrentHashMap.newKeySet();
        Runnable consumer = () -> bus.drain(event -> {
            if (!once.add(event.id())) {
                twice.add(event.id());
            }
        });
        CompletableFuture.allOf(CompletableFuture.runAsync(consumer), CompletableFuture.runAsync(consumer))
                .join();

        assertThat(once).hasSize(50);
        assertThat(twice).isEmpty();
    }

    @Test
    void anInterruptedThreadStillEmitsAndDrains() {
        Thread.currentThread().interrupt();
        emit("a");
        List<String> received = drain();

        assertThat(Thread.interrupted()).isTrue();
        assertThat(received).containsExactly("a");
    }

    private void emit(String... ids) {
        for (String id : ids) {
            bus.emit(event(id));
        }
    }

    private List<String> drain() {
        List<String> ids = new ArrayList<>();
        bus.drain(event -> ids.add(event.id()));
        return ids;
    }

    private List<String> pending() {
        List<String> ids = new ArrayList<>();
        assertThat(bus.forEachPending(event -> ids.add(event.id()))).isEmpty();
        return ids;
    }

    private static Event event(String id) {
        return Event.of(id, "task", "runner", "2026-02-21T10:00:00.000Z", JsonObject.EMPTY.with("n", JsonNumber.of(1)));
    }
}
