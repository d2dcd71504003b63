package dev.loki.contracts.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.ports.event.ConsumerGroup;
import dev.loki.ports.event.ConsumerGroup.Start;
import dev.loki.ports.event.EventBus;
import dev.loki.ports.event.EventBusStats;
import dev.loki.ports.event.EventSubscription;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What every {@link EventBus} does for consumer groups. */
public abstract class EventGroupsContract extends BusUnderTest {

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

        assertThat(bus().catchUp(GROUP, event -> {})).isEqualTo(2);
        assertThat(bus().catchUp(GROUP, event -> {})).isZero();
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
        long taken = bus().catchUp(GROUP, event -> {
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
        bus().catchUp(GROUP, event -> {
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
        bus().subscribe(GROUP, event -> received.add(event.id()));

        emit("a");
        assertThat(received.poll(PATIENCE_SECONDS, TimeUnit.SECONDS)).isEqualTo("a");
        emit("b");
        assertThat(received.poll(PATIENCE_SECONDS, TimeUnit.SECONDS)).isEqualTo("b");
    }

    @Test
    void aClosedSubscriptionIsHandedNothingMore() throws Exception {
        BlockingQueue<String> received = new LinkedBlockingQueue<>();
        EventSubscription subscription = bus().subscribe(GROUP, event -> received.add(event.id()));
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
        own.complete(bus().subscribe(GROUP, event -> {
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

    /** It may be writing: an interrupt would close its file for everybody. */
    @Test
    void aHandlerThatDoesNotReturnIsNeitherInterruptedNorCalledAgain() throws Exception {
        BlockingQueue<String> begun = new LinkedBlockingQueue<>();
        CountDownLatch release = new CountDownLatch(1);
        AtomicBoolean interrupted = new AtomicBoolean();
        CompletableFuture<Thread> caller = new CompletableFuture<>();
        emit("a", "b");
        EventSubscription subscription = bus().subscribe(GROUP, event -> {
            caller.complete(Thread.currentThread());
            begun.add(event.id());
            try {
                release.await();
            } catch (InterruptedException e) {
                interrupted.set(true);
            }
        });
        assertThat(begun.poll(PATIENCE_SECONDS, TimeUnit.SECONDS)).isEqualTo("a");
        subscription.close();
        release.countDown();
        caller.get().join();

        assertThat(interrupted).isFalse();
        assertThat(begun).isEmpty();
        assertThat(caughtUp(another(), GROUP)).containsExactly("b");
    }

    @Test
    void statisticsTellHowFarAGroupIsBehind() {
        assertThat(bus().stats().kept()).isZero();
        assertThat(bus().stats().groups()).isEmpty();
        emit("a", "b");
        caughtUp(GROUP);
        emit("c");

        assertThat(bus().stats().kept()).isEqualTo(3);
        assertThat(bus().stats().setAside()).isZero();
        assertThat(bus().stats().groups()).extracting(EventBusStats.Group::name).containsExactly("readers");
        assertThat(lag(GROUP)).isEqualTo(1);
    }
}
