package dev.loki.application.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loki.domain.event.Event;
import dev.loki.domain.json.JsonObject;
import dev.loki.ports.event.EventHandler;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class FinalRoundTest {

    private static final Event EVENT = Event.of("a", "task", "runner", "2026-02-21T10:00:00.000Z", JsonObject.EMPTY);

    @Test
    void itSaysThatItWasPlayedToItsEnd() {
        CompletableFuture<Event> handled = new CompletableFuture<>();

        assertThat(FinalRound.within(Duration.ofMinutes(1), bounded -> handle(bounded.apply(handled::complete))))
                .isTrue();
        assertThat(handled).isCompletedWithValue(EVENT);
    }

    @Test
    void oneThatTakesTooLongIsLeftAndCallsNoHandlerAfterIt() {
        CountDownLatch never = new CountDownLatch(1);
        CompletableFuture<EventHandler> late = new CompletableFuture<>();

        assertThat(FinalRound.within(Duration.ofMillis(1), bounded -> {
                    late.complete(bounded.apply(event -> {}));
                    await(never);
                }))
                .isFalse();
        assertThatThrownBy(() -> late.join().handle(EVENT)).isInstanceOf(InterruptedException.class);
    }

    private static void handle(EventHandler handler) {
        try {
            handler.handle(EVENT);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
