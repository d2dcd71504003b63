package dev.loki.contracts.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loki.domain.event.Event;
import dev.loki.domain.event.EventSelection;
import dev.loki.domain.json.JsonNumber;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonString;
import dev.loki.ports.event.ConsumerGroup;
import dev.loki.ports.event.ConsumerGroup.Start;
import dev.loki.ports.event.EventBus;
import dev.loki.ports.event.EventBusStats;
import dev.loki.ports.event.EventSubscription;
import dev.loki.ports.event.Retries;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link EventBus} does. */
@SuppressWarnings("NullAway.Init") // JUnit calls set-up methods before any test
public abstract class EventBusContract {

    /** Never used up; what waits this long has failed. */
    private static final long PATIENCE_SECONDS = 60;

    private static final ConsumerGroup GROUP =
            ConsumerGroup.named("readers").retrying(new Retries(3, Duration.ofMillis(1)));

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

    @Test
    void everyGroupSeesEveryEventInTheOrderOfEmission() {
        emit("c", "a", "b");

        assertThat(caughtUp(GROUP)).containsExactly("c", "a", "b");
        assertThat(caughtUp(ConsumerGroup.named("others"))).containsExactly("c", "a", "b");
    }

    @Test
    void whatAGroupAcknowledgedItDoesNotSeeAgain() throws Exception {
        emit("a", "b");
        caughtUp(GROUP);
        emit("c");

        assertThat(caughtUp(another(), GROUP)).containsExactly("c");
        assertThat(caughtUp(GROUP)).isEmpty();
    }

    @Test
    void aNewGroupBeginsWhereItsFirstMemberSays() {
        emit("a");
        assertThat(caughtUp(GROUP.startingAt(Start.LATEST))).isEmpty();
        emit("b");

        assertThat(caughtUp(GROUP.startingAt(Start.EARLIEST))).containsExactly("b");
    }

    @Test
    void catchingUpCountsWhatTheHandlerTook() {
        emit("a", "b");

        assertThat(bus.catchUp(GROUP, event -> {})).isEqualTo(2);
        assertThat(bus.catchUp(GROUP, event -> {})).isZero();
    }

    @Test
    void whatIsNotKnownIsCarriedThrough() {
        Event event = new Event(event("a")
                .json()
                .with("type", new JsonString("weather"))
                .with("source", new JsonString("moon"))
                .with("extra", JsonNumber.of(7)));
        bus.emit(event);
        List<Event> received = new ArrayList<>();
        bus.catchUp(GROUP, received::add);

        assertThat(received).containsExactly(event);
    }

    @Test
    void textsArriveAsTheyWereSent() {
        String text = "tab\t null\u0000 escape\u001b del\u007f line\u2028 e\u0301 \ud83d\ude00 \ufeff \uffff \"\\/";
        bus.emit(Event.of(
                "a", "t\n", "s\u2029", "no time", JsonObject.EMPTY.with("\ud83d\ude00", new JsonString(text))));
        List<Event> received = new ArrayList<>();
        bus.catchUp(GROUP, received::add);

        assertThat(received).hasSize(1);
        assertThat(received.get(0).type()).isEqualTo("t\n");
        assertThat(received.get(0).payload().string("\ud83d\ude00")).contains(text);
    }

    @Test
    void anIdThatIsThereTwiceIsHandledOnce() {
        emit("a", "a", "b", "a");

        assertThat(caughtUp(GROUP)).containsExactly("a", "b");
        assertThat(lag(GROUP)).isZero();
    }

    @Test
    void aHandlerThatThrowsIsTriedAgain() {
        emit("a", "b");
        AtomicInteger failures = new AtomicInteger(2);
        List<String> received = new ArrayList<>();
        long taken = bus.catchUp(GROUP, event -> {
            if (failures.getAndDecrement() > 0) {
                throw new IllegalStateException("not yet");
            }
            received.add(event.id());
        });

        assertThat(received).containsExactly("a", "b");
        assertThat(taken).isEqualTo(2);
        assertThat(stats(GROUP).deadLetters()).isZero();
    }

    @Test
    void whatAHandlerRefusesForGoodBecomesADeadLetterAndTheRestGoesOn() {
        emit("a", "b");
        AtomicInteger attempts = new AtomicInteger();
        List<String> received = new ArrayList<>();
        bus.catchUp(GROUP, event -> {
            if (event.id().equals("a")) {
                attempts.incrementAndGet();
                throw new IllegalStateException("never");
            }
            received.add(event.id());
        });

        assertThat(received).containsExactly("b");
        assertThat(attempts).hasValue(3);
        assertThat(stats(GROUP).deadLetters()).isEqualTo(1);
        assertThat(stats(GROUP).lag()).isZero();
        assertThat(caughtUp(GROUP)).isEmpty();
        assertThat(caughtUp(ConsumerGroup.named("others"))).containsExactly("a", "b");
    }

    @Test
    void eachEventGoesToOneMemberOfAGroup() throws Exception {
        BlockingQueue<String> received = new LinkedBlockingQueue<>();
        CountDownLatch handled = new CountDownLatch(300);
        for (int member = 0; member < 3; member++) {
            another().subscribe(GROUP, event -> {
                received.add(event.id());
                handled.countDown();
            });
        }
        for (int i = 0; i < 300; i++) {
            emit("event-" + i);
        }

        assertThat(handled.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        closeBuses();
        assertThat(received).hasSize(300).doesNotHaveDuplicates();
    }

    @Test
    void twoGroupsOfTwoMembersSeeAllOfWhatSeveralEmit() throws Exception {
        CountDownLatch handled = new CountDownLatch(2 * 4 * 50);
        Set<String> received = ConcurrentHashMap.newKeySet();
        for (String group : List.of("one", "two")) {
            for (int member = 0; member < 2; member++) {
                another().subscribe(ConsumerGroup.named(group), event -> {
                    received.add(group + " " + event.id());
                    handled.countDown();
                });
            }
        }
        List<CompletableFuture<Void>> emitters = new ArrayList<>();
        for (int emitter = 0; emitter < 4; emitter++) {
            String prefix = "e" + emitter + "-";
            emitters.add(CompletableFuture.runAsync(() -> {
                for (int i = 0; i < 50; i++) {
                    emit(prefix + i);
                }
            }));
        }
        emitters.forEach(CompletableFuture::join);

        assertThat(handled.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(received).hasSize(2 * 4 * 50);
    }

    @Test
    void aSubscriptionIsHandedWhatIsEmittedLater() throws Exception {
        BlockingQueue<String> received = new LinkedBlockingQueue<>();
        bus.subscribe(GROUP, event -> received.add(event.id()));

        emit("a");
        assertThat(received.poll(PATIENCE_SECONDS, TimeUnit.SECONDS)).isEqualTo("a");
        emit("b");
        assertThat(received.poll(PATIENCE_SECONDS, TimeUnit.SECONDS)).isEqualTo("b");
    }

    @Test
    void aClosedSubscriptionIsHandedNothingMore() throws Exception {
        BlockingQueue<String> received = new LinkedBlockingQueue<>();
        EventSubscription subscription = bus.subscribe(GROUP, event -> received.add(event.id()));
        assertThat(subscription.group()).isEqualTo("readers");
        emit("a");
        assertThat(received.poll(PATIENCE_SECONDS, TimeUnit.SECONDS)).isEqualTo("a");
        subscription.close();
        subscription.close();
        emit("b");

        assertThat(caughtUp(another(), GROUP)).containsExactly("b");
        assertThat(received).isEmpty();
    }

    @Test
    void aHandlerMayEmitAndCloseItsOwnSubscription() throws Exception {
        BlockingQueue<String> received = new LinkedBlockingQueue<>();
        CompletableFuture<EventSubscription> own = new CompletableFuture<>();
        own.complete(bus.subscribe(GROUP, event -> {
            own.join().close();
            emit("b");
            received.add(event.id());
        }));
        emit("a");

        assertThat(received.poll(PATIENCE_SECONDS, TimeUnit.SECONDS)).isEqualTo("a");
        own.join().close();
        assertThat(caughtUp(another(), GROUP)).containsExactly("b");
        assertThat(received).isEmpty();
    }

    @Test
    void anOnlookerIsShownWhatIsEmittedFromNowOnAndIsNoGroup() throws Exception {
        emit("a");
        BlockingQueue<String> shown = new LinkedBlockingQueue<>();
        EventSubscription onlooker = bus.follow(event -> shown.add(event.id()));
        another().emit(event("b"));
        emit("c");

        assertThat(shown.poll(PATIENCE_SECONDS, TimeUnit.SECONDS)).isEqualTo("b");
        assertThat(shown.poll(PATIENCE_SECONDS, TimeUnit.SECONDS)).isEqualTo("c");
        assertThat(onlooker.group()).isEmpty();
        assertThat(bus.stats().groups()).isEmpty();
        onlooker.close();
        emit("d");
        assertThat(caughtUp(GROUP)).containsExactly("a", "b", "c", "d");
        assertThat(shown).isEmpty();
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
        bus.emit(Event.of("c", "error", "hook", "2026-02-22T10:00:00.000Z", JsonObject.EMPTY));
        bus.emit(Event.of("d", "task", "hook", "2026-02-23T10:00:00.000Z", JsonObject.EMPTY));
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
        assertThatThrownBy(() -> bus.replay(EventSelection.ALL, event -> {
                    throw new IllegalStateException("consumer");
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("consumer");
    }

    @Test
    void statisticsTellHowFarAGroupIsBehind() {
        assertThat(bus.stats().kept()).isZero();
        assertThat(bus.stats().groups()).isEmpty();
        emit("a", "b");
        caughtUp(GROUP);
        emit("c");

        assertThat(bus.stats().kept()).isEqualTo(3);
        assertThat(bus.stats().setAside()).isZero();
        assertThat(bus.stats().groups()).extracting(EventBusStats.Group::name).containsExactly("readers");
        assertThat(lag(GROUP)).isEqualTo(1);
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
        bus.close();
        bus.close();
    }

    private EventBus another() throws Exception {
        EventBus handle = open();
        opened.add(handle);
        return handle;
    }

    private void emit(String... ids) {
        for (String id : ids) {
            bus.emit(event(id));
        }
    }

    private List<String> caughtUp(ConsumerGroup group) {
        return caughtUp(bus, group);
    }

    private static List<String> caughtUp(EventBus bus, ConsumerGroup group) {
        List<String> ids = new ArrayList<>();
        bus.catchUp(group, event -> ids.add(event.id()));
        return ids;
    }

    private List<String> replayed(EventSelection selection) {
        List<String> ids = new ArrayList<>();
        assertThat(bus.replay(selection, event -> ids.add(event.id()))).isEqualTo(ids.size());
        return ids;
    }

    private EventBusStats.Group stats(ConsumerGroup group) {
        return bus.stats().groups().stream()
                .filter(one -> one.name().equals(group.name()))
                .findFirst()
                .orElseThrow();
    }

    private long lag(ConsumerGroup group) {
        return stats(group).lag();
    }

    private static Event event(String id) {
        return Event.of(id, "task", "runner", "2026-02-21T10:00:00.000Z", JsonObject.EMPTY.with("n", JsonNumber.of(1)));
    }
}
