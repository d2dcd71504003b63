package dev.loki.application.forward;

import dev.loki.ports.forward.ChainPlace;
import dev.loki.ports.forward.ForwardCursor;
import java.util.ArrayDeque;
import java.util.Deque;

/** From where on a receiver gets again, after trouble, what it may have taken and lost. For one thread. */
final class RepeatWindow {

    private final int repeats;
    private final Deque<ChainPlace> taken = new ArrayDeque<>();

    /**
     * @param repeats how many entries a receiver may lose
     */
    RepeatWindow(int repeats) {
        this.repeats = repeats;
    }

    /** Knows nothing but what the cursor says: another process may have gone on from it. */
    void forget() {
        taken.clear();
    }

    /** The place to repeat from, now that everything up to here was taken, from the first entry on. */
    ChainPlace startAnew(ChainPlace end) {
        taken.clear();
        taken.add(ChainPlace.START);
        return moveTo(end);
    }

    /** The place to repeat from, now that everything from the cursor up to here was taken. */
    ChainPlace extend(ForwardCursor cursor, ChainPlace end) {
        if (taken.isEmpty()) {
            taken.add(cursor.repeatFrom());
            if (!cursor.troubled()) {
                taken.add(cursor.confirmed());
            }
        }
        return moveTo(end);
    }

    /** The last place that is at least so many entries back; the oldest where none is. */
    private ChainPlace moveTo(ChainPlace end) {
        taken.add(end);
        ChainPlace oldest = taken.remove();
        while (!taken.isEmpty() && end.count() - taken.element().count() >= repeats) {
            oldest = taken.remove();
        }
        taken.addFirst(oldest);
        return oldest;
    }
}
