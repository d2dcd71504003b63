package dev.loki.contracts.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loki.domain.event.Event;
import dev.loki.domain.event.EventSelection;
import dev.loki.domain.json.JsonArray;
import dev.loki.domain.json.JsonNumber;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonString;
import dev.loki.domain.json.VerbatimJson;
import dev.loki.ports.event.ConsumerGroup;
import dev.loki.ports.event.EventBus;
import dev.loki.ports.event.EventRefusedException;
import dev.loki.ports.event.EventSubscription;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What every {@link EventBus} does with events; {@link EventGroupsContract} says what with groups. */
public abstract class EventBusContract extends BusUnderTest {

    @Test
    void whatIsNotKnownIsCarriedThrough() {
        Event event = new Event(event("a")
                .json()
                .with("type", new JsonString("weather"))
                .with("source", new JsonString("moon"))
                .with("extra", JsonNumber.of(7)));
        bus().emit(event);
        List<Event> received = new ArrayList<>();
        bus().catchUp(GROUP, received::add);

        assertThat(received).containsExactly(event);
    }

    @Test
    void textsArriveAsTheyWereSent() {
        String text = "tab\t null\u0000 escape\u001b del\u007f line\u2028 e\u0301 \ud83d\ude00 \ufeff \uffff \"\\/";
        bus().emit(Event.of(
                "a", "t\n", "s\u2029", "no time", JsonObject.EMPTY.with("\ud83d\ude00", new JsonString(text))));
        List<Event> received = new ArrayList<>();
        bus().catchUp(GROUP, received::add);

        assertThat(received).hasSize(1);
        assertThat(received.get(0).type()).isEqualTo("t\n");
        assertThat(received.get(0).payload().string("\ud83d\ude00")).contains(text);
    }

    @Test
    void numbersAndTheOrderOfMembersArriveAsTheyWereSent() {
        JsonObject payload = JsonObject.EMPTY
                .with("b", JsonNumber.parse("9007199254740993"))
                .with("2", JsonNumber.parse("1.0"))
                .with("1", JsonNumber.parse("1E+400"));
        Event event = new Event(event("a").json().with("payload", payload).with("7", JsonNumber.parse("-0")));
        bus().emit(event);
        List<String> received = new ArrayList<>();
        bus().catchUp(GROUP, one -> received.add(VerbatimJson.stringify(one.json())));

        assertThat(received).containsExactly(VerbatimJson.stringify(event.json()));
    }

    @Test
    void whatIsNestedTooDeepIsRefusedForGood() {
        JsonObject deep = JsonObject.EMPTY;
        for (int i = 0; i < 10_000; i++) {
            deep = JsonObject.EMPTY.with("d", deep);
        }
        Event event = new Event(event("a").json().with("payload", deep));

        assertThatThrownBy(() -> bus().emit(event)).isInstanceOf(EventRefusedException.class);
    }

    @Test
    void aNameOfHalfACharacterIsRefusedForGoodAndATextOfOneCarried() {
        JsonString half = new JsonString("\udc07");
        Event carried = new Event(event("a").json().with("payload", JsonObject.EMPTY.with("x", half)));
        bus().emit(carried);
        List<Event> received = new ArrayList<>();
        bus().catchUp(GROUP, received::add);
        assertThat(received).containsExactly(carried);

        JsonObject inner = JsonObject.EMPTY.with("x\ud83d", half);
        for (JsonObject refused : List.of(
                event("b").json().with("\udc07", half),
                event("b").json().with("payload", JsonObject.EMPTY.with("deep", new JsonArray(List.of(inner)))))) {
            assertThatThrownBy(() -> bus().emit(new Event(refused)))
                    .isInstanceOf(EventRefusedException.class)
                    .hasMessageContaining("a name within the event holds half a character (a lone surrogate)");
        }
        assertThat(replayed(EventSelection.ALL)).containsExactly("a");
    }

    @Test
    void anOnlookerIsShownWhatIsEmittedFromNowOnAndIsNoGroup() throws Exception {
        emit("a");
        BlockingQueue<String> shown = new LinkedBlockingQueue<>();
        EventSubscription onlooker = bus().follow(event -> shown.add(event.id()));
        another().emit(event("b"));
        emit("c");

        assertThat(shown.poll(PATIENCE_SECONDS, TimeUnit.SECONDS)).isEqualTo("b");
        assertThat(shown.poll(PATIENCE_SECONDS, TimeUnit.SECONDS)).isEqualTo("c");
        assertThat(onlooker.group()).isEmpty();
        assertThat(bus().stats().groups()).isEmpty();
        onlooker.close();
        emit("d");
        assertThat(caughtUp(GROUP)).containsExactly("a", "b", "c", "d");
        assertThat(shown).isEmpty();
    }

    @Test
    void anOnlookerThatThrowsIsShownWhatComesNext() throws Exception {
        BlockingQueue<String> shown = new LinkedBlockingQueue<>();
        bus().follow(event -> {
            if (event.id().equals("a")) {
                throw new IllegalStateException("onlooker");
            }
            shown.add(event.id());
        });
        emit("a");
        emit("b");

        assertThat(shown.poll(PATIENCE_SECONDS, TimeUnit.SECONDS)).isEqualTo("b");
    }

    @Test
    void replayHandsOutWhatWasConsumedAndAcknowledgesNothing() {
        emit("a", "b", "c");
        caughtUp(GROUP);

        assertThat(replayed(EventSelection.ALL)).containsExactly("a", "b", "c");
        assertThat(replayed(EventSelection.ALL)).containsExactly("a", "b", "c");
        assertThat(caughtUp(ConsumerGroup.named("others"))).containsExactly("a", "b", "c");
    }

    @Test
    void replaySelectsByTypeSourceTimeAndId() {
        emit("a", "b");
        bus().emit(Event.of("c", "error", "hook", "2026-02-22T10:00:00.000Z", JsonObject.EMPTY));
        bus().emit(Event.of("d", "task", "hook", "2026-02-23T10:00:00.000Z", JsonObject.EMPTY));
        EventSelection all = EventSelection.ALL;
        Instant day = Instant.parse("2026-02-22T10:00:00Z");

        assertThat(replayed(new EventSelection(Set.of("error"), all.sources(), null, null, null, null)))
                .containsExactly("c");
        assertThat(replayed(new EventSelection(Set.of("task"), Set.of("hook"), null, null, null, null)))
                .containsExactly("d");
        assertThat(replayed(new EventSelection(all.types(), all.sources(), day, null, null, null)))
                .containsExactly("c", "d");
        assertThat(replayed(new EventSelection(all.types(), all.sources(), null, day, null, null)))
                .containsExactly("a", "b");
        assertThat(replayed(new EventSelection(all.types(), all.sources(), null, null, "b", "c")))
                .containsExactly("b", "c");
        assertThat(replayed(EventSelection.of("c"))).containsExactly("c");
    }

    @Test
    void replayPassesOnWhatTheConsumerThrows() {
        emit("a");
        assertThatThrownBy(() -> bus().replay(EventSelection.ALL, event -> {
                    throw new IllegalStateException("consumer");
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("consumer");
    }

    @Test
    void anInterruptedThreadStillEmitsAndCatchesUp() {
        Thread.currentThread().interrupt();
        emit("a");
        List<String> received = caughtUp(GROUP);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(received).containsExactly("a");
    }

    @Test
    void aBusMayBeClosedTwice() {
        bus().close();
        bus().close();
    }
}
