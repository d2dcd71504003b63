package dev.loki.adapter.fs.event;

import dev.loki.domain.event.Event;
import dev.loki.domain.event.EventFileName;
import dev.loki.ports.event.ConsumerGroup;
import dev.loki.ports.event.EventHandler;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A member's work on one page: each event is read, handled, and acknowledged before the next one. For one thread. */
final class PageWork {

    private final ConsumerGroup group;
    private final EventHandler handler;
    private final EventSequence sequence;
    private final DeadLetters deadLetters;
    private final Stopping stopping;
    private final Predicate<OwnPage> lost;
    private final Consumer<String> warnings;
    private long handled;

    /**
     * @param lost whether somebody took the page over
     */
    PageWork(
            ConsumerGroup group,
            EventHandler handler,
            EventSequence sequence,
            DeadLetters deadLetters,
            Stopping stopping,
            Predicate<OwnPage> lost,
            Consumer<String> warnings) {
        this.group = group;
        this.handler = handler;
        this.sequence = sequence;
        this.deadLetters = deadLetters;
        this.stopping = stopping;
        this.lost = lost;
        this.warnings = warnings;
    }

    /** How many events the handler took so far. */
    long handled() {
        return handled;
    }

    /** Works until the page is done, lost, or the member is to stop; then the rest of the page is given back. */
    void work(OwnPage page) throws IOException, InterruptedException {
        try {
            Deque<Integer> young = new ArrayDeque<>();
            for (int i = 0; i < page.size() && goesOn(page); i++) {
                if (!handle(page, i, false)) {
                    young.add(i);
                }
            }
            if (!young.isEmpty()) {
                pause(page, EventFileReader.WRITING);
            }
            while (!young.isEmpty() && goesOn(page)) {
                handle(page, young.remove(), true);
            }
        } finally {
            if (!page.page().isFinished()) {
                page.release();
            }
        }
    }

    private boolean goesOn(OwnPage page) {
        return !stopping.isStopped() && !isLost(page);
    }

    /** Looks only after a silence that others may have taken for the owner's end. */
    private boolean isLost(OwnPage page) {
        if (page.longestSilence().compareTo(group.lease().dividedBy(3)) <= 0) {
            return false;
        }
        boolean isLost = lost.test(page);
        if (!isLost) {
            page.isStillOwn();
        }
        return isLost;
    }

    /** Whether it is done with; a file that somebody may still be writing is not, the first time. */
    private boolean handle(OwnPage page, int index, boolean isSecondLook) throws IOException, InterruptedException {
        String name = page.name(index);
        EventReading reading = sequence.read(name);
        if (reading instanceof EventReading.Found found) {
            handle(page, index, found.event());
        } else if (reading instanceof EventReading.NotNow && !isSecondLook) {
            return false;
        } else if (reading instanceof EventReading.Gone) {
            page.acknowledge(index, Acknowledgement.GONE);
        } else {
            String reason = reading instanceof EventReading.NoEvent none
                    ? none.reason()
                    : ((EventReading.NotNow) reading).reason();
            deadLetters.takeIfThere(sequence.file(name), reason);
            page.acknowledge(index, Acknowledgement.DEAD);
        }
        return true;
    }

    private void handle(OwnPage page, int index, Event event) throws IOException, InterruptedException {
        if (isDuplicate(page, index, event)) {
            page.acknowledge(index, Acknowledgement.DUPLICATE);
            return;
        }
        Throwable failure = failure(event);
        for (int failed = 1; failure != null && failed < group.retries().attempts(); failed++) {
            pause(page, group.retries().pauseAfter(failed));
            if (!goesOn(page)) {
                return;
            }
            failure = failure(event);
        }
        if (failure == null) {
            page.acknowledge(index, Acknowledgement.HANDLED);
            handled++;
        } else if (!stopping.isStopped()) {
            refuse(page, index, event, failure);
        }
    }

    /** Whether the file before it is this event, too; one that was set aside as none, or is gone, keeps nothing away. */
    private boolean isDuplicate(OwnPage page, int index, Event event) throws IOException {
        Optional<String> earlier = page.earlier(index);
        return earlier.isPresent()
                && EventFileName.id(page.name(index)).filter(event.id()::equals).isPresent()
                && sequence.read(earlier.get()) instanceof EventReading.Found found
                && found.event().id().equals(event.id());
    }

    /** What the handler threw; not an error that ends the process, but whatever else goes wrong in it. */
    private @Nullable Throwable failure(Event event) throws InterruptedException {
        try {
            handler.handle(event);
            return null;
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception | AssertionError | LinkageError | StackOverflowError e) {
            return e;
        }
    }

    private void refuse(OwnPage page, int index, Event event, Throwable failure) throws IOException {
        String reason = "the handler of group " + group.name() + " refused it "
                + group.retries().attempts() + " times, at last with " + failure;
        deadLetters.refuse(group.name(), page.name(index), event, reason);
        page.acknowledge(index, Acknowledgement.DEAD);
        warnings.accept("event " + event.id() + " is a dead letter: " + reason);
    }

    /** Says meanwhile that this member lives. */
    private void pause(OwnPage page, Duration time) throws IOException, InterruptedException {
        Duration slice = group.lease().dividedBy(3);
        for (Duration left = time; !left.isNegative() && !left.isZero(); left = left.minus(slice)) {
            stopping.pause(left.compareTo(slice) < 0 ? left : slice);
            page.live();
        }
    }
}
