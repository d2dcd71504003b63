package dev.loki.application.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.application.House;
import dev.loki.domain.event.Event;
import dev.loki.domain.event.LimitSignal;
import dev.loki.domain.json.JsonObject;
import dev.loki.ports.audit.AuditLogException;
import dev.loki.ports.event.EventHandler;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class EventSubscribersTest {

    private final House house = new House();

    @Test
    void eachSubscriberIsAGroupThatSeesEveryEventFromItsStartOn() throws Exception {
        house.events.emit("task", "runner", JsonObject.EMPTY);
        CountDownLatch seen = new CountDownLatch(2);
        try (EventSubscribers subscribers = subscribers(seen)) {
            subscribers.start();
            subscribers.start();
            house.events.emit("task", "runner", JsonObject.EMPTY);
            assertThat(seen.await(60, TimeUnit.SECONDS)).isTrue();
        }

        assertThat(house.bus.groupNames()).containsExactlyInAnyOrder("one", "two");
    }

    @Test
    void withoutAHandlerNothingIsSubscribed() {
        try (EventSubscribers subscribers = new EventSubscribers(house.events, Map.of(), warning -> {})) {
            subscribers.start();
        }

        assertThat(house.bus.groupNames()).isEmpty();
    }

    @Test
    void noHandlerIsCalledWhenTheTimeToFinishIsOver() throws Exception {
        CountDownLatch goOn = new CountDownLatch(1);
        List<Thread> callers = new CopyOnWriteArrayList<>();
        EventHandler slow = event -> {
            if (!Thread.currentThread().getName().equals("loki-events-end")) {
                throw new InterruptedException("left for the end");
            }
            callers.add(Thread.currentThread());
            goOn.await();
        };
        try (EventSubscribers subscribers =
                new EventSubscribers(house.events, Map.of("slow", slow), warning -> {}, Duration.ofSeconds(3))) {
            subscribers.start();
            house.events.emit("task", "runner", JsonObject.EMPTY);
            house.events.emit("task", "runner", JsonObject.EMPTY);
        }
        goOn.countDown();
        callers.get(0).join();

        assertThat(callers).hasSize(1);
        assertThat(house.bus.stats().groups()).singleElement().satisfies(group -> {
            assertThat(group.lag()).isEqualTo(1);
            assertThat(group.deadLetters()).isZero();
        });
    }

    /** An outage of the chain, or its damage, must not make dead letters of what was to be on record. */
    @Test
    void whatCannotBeRecordedWaitsUntilItCanAndThatIsToldOnce() throws Exception {
        AtomicInteger attempts = new AtomicInteger();
        CountDownLatch recorded = new CountDownLatch(1);
        List<String> warnings = new CopyOnWriteArrayList<>();
        EventHandler audit = event -> {
            if (attempts.incrementAndGet() < 100) {
                throw new AuditLogException("the chain is damaged", null);
            }
            recorded.countDown();
        };
        try (EventSubscribers subscribers =
                new EventSubscribers(house.events, Map.of(EventsToAudit.GROUP, audit), warnings::add)) {
            subscribers.start();
            house.events.emit("task", "runner", JsonObject.EMPTY);
            assertThat(recorded.await(60, TimeUnit.SECONDS)).isTrue();
        }

        assertThat(house.bus.stats().groups()).allSatisfy(group -> {
            assertThat(group.deadLetters()).isZero();
            assertThat(group.lag()).isZero();
        });
        assertThat(warnings).containsExactly("event group audit waits: the chain is damaged");
    }

    @Test
    void whoeverActsOnLimitsIsToldOfThem() throws Exception {
        List<LimitSignal.Kind> kinds = new CopyOnWriteArrayList<>();
        EventsToLimits subscriber = new EventsToLimits(signal -> kinds.add(signal.kind()));
        subscriber.handle(event("metric", "budget_alert", "x"));
        subscriber.handle(event("budget_exceeded", "", "x"));
        subscriber.handle(event("user", "kill", "x"));
        subscriber.handle(event("user", "pause", "x"));

        assertThat(kinds)
                .containsExactly(
                        LimitSignal.Kind.BUDGET_ALERT, LimitSignal.Kind.BUDGET_EXCEEDED, LimitSignal.Kind.KILL);
    }

    private EventSubscribers subscribers(CountDownLatch seen) {
        return new EventSubscribers(
                house.events,
                Map.of("one", event -> seen.countDown(), "two", event -> seen.countDown()),
                warning -> {});
    }

    private static Event event(String type, String action, String task) {
        return Event.of(
                "e1",
                type,
                "runner",
                "2026-02-21T10:00:00.000Z",
                JsonObject.builder().put("action", action).put("task_id", task).build());
    }
}
