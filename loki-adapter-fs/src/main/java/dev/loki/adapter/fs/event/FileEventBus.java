package dev.loki.adapter.fs.event;

import dev.loki.adapter.fs.file.IoReason;
import dev.loki.adapter.fs.file.PrivateFiles;
import dev.loki.adapter.fs.lock.FileMutex;
import dev.loki.domain.event.Event;
import dev.loki.ports.event.EventBus;
import dev.loki.ports.event.EventBusException;
import dev.loki.ports.json.JsonReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The bus as folders of files: {@code pending/}, {@code archive/} and {@code dead-letter/}, one file an event, and
 * {@code processed.json}, the last ids handed out. One consumer at a time holds {@code drain.lock}. Nothing is created
 * before the first event; an event that was emitted survives a power loss. Thread-safe; a handler may emit but not drain.
 */
public final class FileEventBus implements EventBus {

    private final Path folder;
    private final EventWriter writer;
    private final PendingEvents pending;
    private final FileMutex consumer;
    private final EventFolder archive;
    private final DeadLetters deadLetters;
    private final ProcessedIdsFile processed;

    /**
     * @param folder usually {@code .loki/events}; on a local file system
     * @param json reads the events
     * @param clock dates the files of new events, and tells old files from those that are being written
     */
    public FileEventBus(Path folder, JsonReader json, InstantSource clock) {
        Path pendingFolder = folder.resolve("pending");
        this.folder = folder;
        this.writer = new EventWriter(pendingFolder, json, clock);
        this.pending = new PendingEvents(pendingFolder, new EventFileReader(json, clock));
        this.consumer = new FileMutex(folder.resolve("drain.lock"));
        this.archive = new EventFolder(folder.resolve("archive"));
        this.deadLetters = new DeadLetters(new EventFolder(folder.resolve("dead-letter")));
        this.processed = new ProcessedIdsFile(folder.resolve("processed.json"), json, deadLetters);
    }

    @Override
    public void emit(Event event) {
        try {
            PrivateFiles.createFolder(pending.folder());
            writer.put(event);
        } catch (IOException e) {
            throw new EventBusException(
                    "cannot emit into " + pending.folder() + ": " + IoReason.of(e) + "; " + IoReason.adviceToWrite(e),
                    e);
        }
    }

    @Override
    public int drain(Consumer<Event> handler) {
        try {
            return pending.isEmpty() ? 0 : consumer.holding(() -> drainAlone(handler));
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    @Override
    public List<String> forEachPending(Consumer<Event> consumer) {
        List<String> passedOver = new ArrayList<>();
        try {
            pending.forEach((file, reading) -> {
                if (reading instanceof EventReading.Found found) {
                    consumer.accept(found.event());
                } else if (reading instanceof EventReading.NoEvent none) {
                    passedOver.add(file.getFileName() + ": " + none.reason());
                }
            });
            return passedOver;
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private int drainAlone(Consumer<Event> handler) throws IOException {
        try (Drain drain = new Drain(handler, processed, archive, deadLetters)) {
            pending.forEach(drain);
            return drain.handedOut();
        }
    }

    private EventBusException unreadable(IOException e) {
        return new EventBusException(
                "cannot read the events in " + folder + ": " + IoReason.of(e)
                        + "; check that its folders can be read and written",
                e);
    }
}
