package dev.loki.ports.event;

import dev.loki.domain.event.Event;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The attempts of a group's handler at an event: what counts as its failure, when it is tried again, and what is said of an
 * event that it refuses. A bus waits in between as it can, and acknowledges. Thread-safe where the handler is.
 *
 * @param group how often, and with which pauses
 * @param handler what is tried
 */
public record Attempts(ConsumerGroup group, EventHandler handler) {

    /**
     * What waits between attempts.
     *
     * @param <X> how a bus fails while it waits
     */
    @FunctionalInterface
    public interface Pause<X extends Exception> {

        /**
         * Waits, and says whether the member still has the event: it has not where it is to stop, or where another took the
         * event over.
         *
         * @param time none after the last attempt
         */
        boolean keepsAfter(Duration time) throws X, InterruptedException;
    }

    /** What became of an event. */
    public sealed interface Outcome permits Handled, Refused, Left {}

    /** The handler took it. */
    public record Handled() implements Outcome {}

    /**
     * The handler failed as often as it was to be tried: the event is to be set aside.
     *
     * @param reason what is kept with the dead letter
     */
    public record Refused(String reason) implements Outcome {

        /** What the bus warns of. */
        public String warning(Event event) {
            return "event " + event.id() + " is a dead letter: " + reason;
        }
    }

    /** It is not this member's any more, and comes again. */
    public record Left() implements Outcome {}

    /**
     * Hands an event to the handler until it takes it.
     *
     * @throws InterruptedException where the handler or the pause was interrupted; the event comes again
     */
    public <X extends Exception> Outcome at(Event event, Pause<X> pause) throws X, InterruptedException {
        for (int made = 1; ; made++) {
            Throwable failure = failure(event);
            if (failure == null) {
                return new Handled();
            }
            boolean wasLast = made >= group.retries().attempts();
            if (!pause.keepsAfter(wasLast ? Duration.ZERO : group.retries().pauseAfter(made))) {
                return new Left();
            }
            if (wasLast) {
                return new Refused("the handler of group " + group.name() + " refused it " + made
                        + " times, at last with " + failure);
            }
        }
    }

    /** What the handler threw; not an error that ends the process, but whatever else goes wrong in it. */
    private @Nullable Throwable failure(Event event) throws InterruptedException {
        try {
            handler.handle(event);
            return null;
        } catch (StackOverflowError e) {
            return e;
        } catch (InterruptedException | VirtualMachineError e) {
            throw e;
        } catch (Exception | Error e) {
            return e;
        }
    }
}
