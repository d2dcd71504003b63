package dev.loki.adapter.fs.event;

import dev.loki.domain.event.Event;
import dev.loki.domain.event.EventFileName;
import dev.loki.ports.event.Attempts;
import dev.loki.ports.event.Stopping;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** A member's work on one page: each event is read, handled, and acknowledged before the next one. For one thread. */
final class PageWork {

    private final Attempts attempts;
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
            Attempts attempts,
            EventSequence sequence,
            DeadLetters deadLetters,
            Stopping stopping,
            Predicate<OwnPage> lost,
            Consumer<String> warnings) {
        this.attempts = attempts;
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
        if (page.longestSilence().compareTo(sliceOfLease()) <= 0) {
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
        Attempts.Outcome outcome = attempts.at(event, time -> {
            pause(page, time);
            return goesOn(page);
        });
        if (outcome instanceof Attempts.Handled) {
            page.acknowledge(index, Acknowledgement.HANDLED);
            handled++;
        } else if (outcome instanceof Attempts.Refused refused) {
            deadLetters.refuse(attempts.group().name(), page.name(index), event, refused.reason());
            page.acknowledge(index, Acknowledgement.DEAD);
            warnings.accept(refused.warning(event));
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

    /** Says meanwhile that this member lives. */
    private void pause(OwnPage page, Duration time) throws IOException, InterruptedException {
        Duration slice = sliceOfLease();
        for (Duration left = time; !left.isNegative() && !left.isZero(); left = left.minus(slice)) {
            stopping.pause(left.compareTo(slice) < 0 ? left : slice);
            page.live();
        }
    }

    private Duration sliceOfLease() {
        return attempts.group().lease().dividedBy(3);
    }
}
