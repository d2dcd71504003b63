package dev.loki.application.event;

import dev.loki.ports.event.EventHandler;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * What groups still handle before they end, within a time. After that no handler is called: what it writes to may be closed,
 * and an event that it refused for that would be a dead letter. The rest is for whoever subscribes next.
 */
final class FinalRound {

    private FinalRound() {}

    /**
     * Plays the round. Its thread is not interrupted when the time is over: within a write that would close the file under
     * everybody else.
     *
     * @param round catches up, with handlers that were made to end in time
     * @return whether it was played to its end
     */
    static boolean within(Duration patience, Consumer<UnaryOperator<EventHandler>> round) {
        AtomicBoolean late = new AtomicBoolean();
        Thread finishing = new Thread(() -> round.accept(handler -> until(late, handler)), "loki-events-end");
        finishing.setDaemon(true);
        finishing.start();
        try {
            TimeUnit.NANOSECONDS.timedJoin(finishing, patience.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            late.set(true);
        }
        return !finishing.isAlive();
    }

    private static EventHandler until(AtomicBoolean late, EventHandler handler) {
        return event -> {
            if (late.get()) {
                throw new InterruptedException("the time to finish is over");
            }
            handler.handle(event);
        };
    }
}
