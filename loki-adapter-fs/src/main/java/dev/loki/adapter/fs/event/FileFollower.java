package dev.loki.adapter.fs.event;

import dev.loki.adapter.fs.file.FolderHints;
import dev.loki.adapter.fs.file.IoReason;
import dev.loki.domain.event.Event;
import dev.loki.domain.event.EventFileName;
import dev.loki.ports.event.EventSubscription;
import dev.loki.ports.event.Stopping;
import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/** Shows new events to an onlooker, from a daemon thread of its own. */
final class FileFollower implements EventSubscription {

    private static final Duration RESCAN = Duration.ofSeconds(2);

    private final EventSequence sequence;
    private final FolderHints hints;
    private final Consumer<Event> onlooker;
    private final Consumer<String> warnings;
    private final Stopping stopping = new Stopping();
    private final Thread thread = new Thread(this::run, "loki-events-follow");
    private Set<String> known;
    private long lastListing = System.nanoTime();

    /**
     * @param hints of the folders, from before this is made
     */
    FileFollower(EventSequence sequence, FolderHints hints, Consumer<Event> onlooker, Consumer<String> warnings)
            throws IOException {
        this.sequence = sequence;
        this.hints = hints;
        this.onlooker = onlooker;
        this.warnings = warnings;
        known = sequence.names();
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    @Override
    public String group() {
        return "";
    }

    @Override
    public void close() {
        stopping.stop();
        hints.close();
        stopping.awaitEnd(thread);
    }

    private void run() {
        try (hints) {
            while (!stopping.isStopped()) {
                FolderHints.Hint hint = hints.await(RESCAN);
                boolean isTime = System.nanoTime() - lastListing >= RESCAN.toNanos();
                look(hint.complete() && !isTime, hint.created());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // closed
        }
    }

    private void look(boolean hinted, Collection<String> created) {
        try {
            if (hinted) {
                show(created);
                return;
            }
            lastListing = System.nanoTime();
            Set<String> all = sequence.names();
            show(all);
            known.retainAll(all);
        } catch (IOException e) {
            warnings.accept("events cannot be followed: " + IoReason.of(e) + "; it is tried again");
        }
    }

    /** What is not readable yet is looked at again with the next listing. */
    private void show(Collection<String> names) throws IOException {
        for (String name : new TreeSet<>(names)) {
            if (stopping.isStopped() || !EventFileName.isName(name) || known.contains(name)) {
                continue;
            }
            if (sequence.read(name) instanceof EventReading.Found found) {
                known.add(name);
                showOne(found.event());
            }
        }
    }

    private void showOne(Event event) {
        try {
            onlooker.accept(event);
        } catch (RuntimeException e) {
            warnings.accept("an onlooker of events failed: " + e);
        }
    }
}
